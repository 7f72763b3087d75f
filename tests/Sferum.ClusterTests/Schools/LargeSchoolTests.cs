using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.ClusterTests.Schools;

/// <summary>The largest schools and classes that the contract allows.</summary>
public sealed class LargeSchoolTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Import_WhenAClassHas3000Parents_PutsThemAllIntoItsChat()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        var school = new SchoolDriver(cluster, new SchoolId("7"));
        var roster = new RosterBuilder("7").Staff("head").Class("5a", "5 А", "head").Students("5a", "s", 1_500);
        for (var i = 0; i < 3_000; i++)
        {
            roster.Parent($"p{i}", $"s{i / 2}");
        }

        var import = await school.SendAsync(roster.Build(), "r1");
        await school.AppliedAsync(import.Value!.Id);

        Assert.Equal(3_001, (await school.ParentsChatAsync("5a")).Length);
        Assert.Equal(3_000, (await school.ClassAsync("5a")).ParentCount);
    }

    [Fact]
    [Trait("tier", "long")]
    public async Task Import_OfTenThousandStudents_IsCarriedOut()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        var school = new SchoolDriver(cluster, new SchoolId("7"));
        var started = TimeProvider.System.GetTimestamp();

        var import = await school.SendAsync(Largest(), "r1");
        output.WriteLine($"accepted after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s");
        await Poll.UntilAsync(
            () => cluster.Grains.RosterImport(new SchoolId("7")).GetAsync(import.Value!.Id, default), outcome => outcome.Value?.Stage == RosterImportStage.Applied,
            "the largest school has been imported", TimeSpan.FromMinutes(10));
        output.WriteLine($"applied after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s");

        Assert.Equal(1_001, (await school.ChatsAsync()).Total);
        Assert.Equal(30_001, (await school.PeopleAsync()).Count);
    }

    [Fact]
    [Trait("tier", "long")]
    public async Task Apply_OfOneChange_CostsNotMuchMoreInTheLargestSchool()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        var small = await MedianAsync(cluster, "1", Sized("1", classes: 10, groups: 80));
        var large = await MedianAsync(cluster, "2", Sized("2", classes: 500, groups: 4_000));

        output.WriteLine($"one change, median: {small.Milliseconds:0.0} ms and {small.Writes:0.0} writes in a school of 200 students, {large.Milliseconds:0.0} ms and {large.Writes:0.0} writes in one of 10,000");
        Assert.InRange(large.Writes, 1, small.Writes + 2);
        Assert.InRange(large.Milliseconds, 0, (small.Milliseconds * 4) + 20);
    }

    private static async Task<(double Milliseconds, double Writes)> MedianAsync(ClusterUnderTest cluster, string id, Roster roster)
    {
        var school = new SchoolDriver(cluster, new SchoolId(id));
        await school.AppliedAsync((await school.SendAsync(roster, "r1", TimeSpan.FromSeconds(50))).Value!.Id);
        await school.QuietAsync();
        await school.ApplyAsync("warm", Transfer(id, 0));
        var (times, writes) = (new List<double>(), cluster.Faults.Writes);
        for (var i = 1; i <= 40; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            await school.ApplyAsync($"c{i}", Transfer(id, i));
            times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }

        return (times.Order().ElementAt(times.Count / 2), (cluster.Faults.Writes - writes) / 40.0);
    }

    private static StudentTransferred Transfer(string school, int student) =>
        new(new AccountId($"{school}-s{student % 5}-{student / 5}"), new ClassId(new SchoolId(school), $"c{(student % 5) + 5}"), null);

    private static Roster Sized(string school, int classes, int groups)
    {
        var roster = new RosterBuilder(school).Staff($"{school}-head").Facts(administrator: $"{school}-head");
        for (var i = 0; i < classes; i++)
        {
            roster.Class($"c{i}", $"{(i / 50) + 1} А").Students($"c{i}", $"{school}-s{i}-", 20);
        }

        for (var i = 0; i < classes * 40; i++)
        {
            roster.Parent($"{school}-p{i}", $"{school}-s{i / 40}-{i / 2 % 20}");
        }

        return Enumerable.Range(0, groups).Aggregate(roster, (all, i) => all.Group($"g{i}", [$"c{i % classes}"])).Build();
    }

    private static Roster Largest()
    {
        var roster = new RosterBuilder("7").Staff("head");
        for (var i = 0; i < 500; i++)
        {
            roster.Class($"c{i}", $"{(i / 50) + 1} А").Students($"c{i}", $"s{i}-", 20);
        }

        for (var i = 0; i < 20_000; i++)
        {
            roster.Parent($"p{i}", $"s{i / 40}-{i / 2 % 20}");
        }

        return roster.Build();
    }
}
