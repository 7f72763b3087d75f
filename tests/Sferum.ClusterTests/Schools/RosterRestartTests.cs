using Sferum.Grains.Names;
using Sferum.SampleSchool;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.ClusterTests.Schools;

/// <summary>The sample school through the real grains, undisturbed and killed on the way.</summary>
public sealed class RosterRestartTests(ITestOutputHelper output)
{
    private static readonly School Sample = SampleSchoolGenerator.Generate();

    [Fact]
    public async Task Import_OfTheSampleSchool_PutsAllItsChatsIntoTheRegistry()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        var school = new SchoolDriver(cluster, new SchoolId(Sample.Id));
        var started = TimeProvider.System.GetTimestamp();

        var import = await school.SendAsync(SampleSchoolRoster.Of(Sample), "r1", TimeSpan.FromSeconds(20));
        await school.AppliedAsync(import.Value!.Id);

        output.WriteLine($"imported in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.00} s, {cluster.Faults.Writes} writes");
        await AssertWholeAsync(school);
    }

    [Theory]
    [InlineData(700)]
    [InlineData(2_250)]
    public Task Import_WhenTheServiceIsKilledAfterSoManyWrites_GoesOnByItself(int writes) => KillAsync(writes);

    [Theory]
    [Trait("tier", "long")]
    [InlineData(20)]
    [InlineData(2_000)]
    [InlineData(4_500)]
    public Task Import_WhenTheServiceIsKilledAfterOtherNumbersOfWrites_GoesOnByItself(int writes) => KillAsync(writes);

    private static async Task KillAsync(int writes)
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        var school = new SchoolDriver(cluster, new SchoolId(Sample.Id));
        var import = (await school.SendAsync(SampleSchoolRoster.Of(Sample), "r1")).Value!.Id;
        await Poll.UntilAsync(() => cluster.Faults.Writes >= writes, "so much has been written");

        await cluster.RestartAsync();

        await school.AppliedAsync(import);
        await AssertWholeAsync(school);
    }

    private static async Task AssertWholeAsync(SchoolDriver school)
    {
        var chats = (await school.ChatsAsync()).Chats;
        var people = await school.PeopleAsync();

        Assert.Equal(1 + (2 * Sample.Classes.Count), chats.Count);
        Assert.Equal(Sample.Staff.Select(s => s.Id).Concat(Sample.Students.Select(s => s.Id)).Concat(Sample.Parents.Select(p => p.Id)).Distinct().Count(), people.Count);
        foreach (var one in Sample.Classes)
        {
            var students = Sample.Students.Where(s => s.ClassId == one.Id).ToList();
            var expected = students.SelectMany(s => s.ParentIds).Append(one.HomeroomTeacherId).Append(Sample.ChatsAdministrator).Distinct().Count();
            Assert.Equal(expected, (await school.ParentsChatAsync(NameCodec.Encode(one.Id))).Length);
            Assert.Equal(students.Count, (await school.ClassAsync(NameCodec.Encode(one.Id))).StudentCount);
        }
    }
}
