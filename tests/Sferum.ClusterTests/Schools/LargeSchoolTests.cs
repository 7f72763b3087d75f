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
