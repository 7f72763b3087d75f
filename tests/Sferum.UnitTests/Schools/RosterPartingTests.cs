using CsCheck;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Imports;
using Sferum.Grains.Schools.Rosters;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class RosterPartingTests
{
    [Fact]
    public void Delta_AfterAnyCut_IsTheSameInPartsOfBoundedSize() =>
        Gen.Select(Gen.Int[0, 600], Gen.Int[0, 600], Gen.Int[0, 300]).Sample((students, parents, groups) =>
        {
            var builder = new RosterBuilder("7").Staff("head").Class("5a", "5 А").Students("5a", "s", students + 1);
            _ = Enumerable.Range(0, parents).Aggregate(builder, (b, i) => b.Parent($"p{i}", "s0"));
            _ = Enumerable.Range(0, groups).Aggregate(builder, (b, i) => b.Group($"g{i}", ["5a"], students: i % 2 == 0 ? null : [.. Enumerable.Range(0, i).Select(s => $"s{s}")]));
            var delta = RosterDelta.Between(RosterPicture.Empty, RosterPictures.Of(builder.Build(), new("head")));

            var parts = RosterParting.Of(delta);

            var joined = RosterParting.Delta(parts);
            Assert.Equal(delta.People.AsEnumerable(), joined.People.AsEnumerable());
            Assert.Equal(delta.Classes.AsEnumerable(), joined.Classes.AsEnumerable());
            Assert.Equal(delta.Groups.AsEnumerable(), joined.Groups.AsEnumerable());
            Assert.All(parts, part => Assert.InRange(part.People.Length + part.ClassRows.Length + part.GroupRows.Length, 1, RosterParting.Rows));
        });

    [Fact]
    public void Lines_AfterACut_AreInFullPartsButTheLast()
    {
        RosterPlanLine[] lines = [.. Enumerable.Range(0, 600).Select(i => new RosterPlanLine { Action = RosterPlanAction.PersonAdded, Resource = $"{i}" })];

        Assert.Equal([256, 256, 88], RosterParting.Of(lines).Select(part => part.Lines.Length));
    }
}
