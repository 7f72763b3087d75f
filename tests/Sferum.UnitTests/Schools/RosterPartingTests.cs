using CsCheck;
using Sferum.Grains.Schools.Imports;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class RosterPartingTests
{
    [Fact]
    public void Join_AfterAnyCut_GivesTheSameRosterInPartsOfBoundedSize() =>
        Gen.Select(Gen.Int[0, 600], Gen.Int[0, 600], Gen.Int[0, 300]).Sample((students, parents, groups) =>
        {
            var builder = new RosterBuilder("7").Staff("head").Class("5a", "5 А").Students("5a", "s", students + 1);
            _ = Enumerable.Range(0, parents).Aggregate(builder, (b, i) => b.Parent($"p{i}", "s0"));
            _ = Enumerable.Range(0, groups).Aggregate(builder, (b, i) => b.Group($"g{i}", ["5a"], students: i % 2 == 0 ? null : [.. Enumerable.Range(0, i).Select(s => $"s{s}")]));
            var roster = builder.Build();
            RosterRows[] parts = [.. RosterParting.People(roster), .. RosterParting.Structure(roster)];

            var joined = RosterParting.Join(roster.Facts, parts);

            Assert.Equal(roster.Students, joined.Students);
            Assert.Equal(roster.Parents, joined.Parents);
            Assert.Equal(roster.Groups, joined.Groups);
            Assert.All(parts, part => Assert.InRange(part.Staff.Length + part.Students.Length + part.Parents.Length + part.Classes.Length + part.Groups.Length, 1, RosterParting.Rows));
        });
}
