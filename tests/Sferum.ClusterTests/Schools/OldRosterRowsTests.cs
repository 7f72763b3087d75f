using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Imports;
using Sferum.Grains.Schools.Structure;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.ClusterTests.Schools;

/// <summary>Rows of an earlier version, which kept classes and groups in parts and rosters as ES had sent them, come to the same school.</summary>
public sealed class OldRosterRowsTests
{
    private static readonly SchoolId Id = new("7");

    private static readonly AccountId Head = new("head");

    [Fact]
    public async Task Rows_WhenARosterWasAppliedByAnEarlierVersion_ArePickedUpByTheNextChange()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        var school = new SchoolDriver(cluster, Id);
        await school.ImportAsync(RosterBuilder.Small().Build(), "r1");
        await school.QuietAsync();
        await cluster.RestartAsync(graceful: true);
        await ForgetAsync(cluster);
        await WriteAsync(cluster, new RosterImportState { Counter = 50, Applied = new(await LayDownAsync(cluster, RosterBuilder.Small(), stamp: 40, slot: 0), "old", Head) });

        var outcomes = await school.ApplyAsync("c1", new ClassRenamed(new ClassId(Id, "5a"), "5 Б"), new StudentExpelled(new AccountId("ivan")));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Refusal));
        Assert.Equal((1, 1), await ListedAsync(cluster));
        Assert.Equal(["anna: StudentOfClass", "head: SferumAdministrator", "teacher: HomeroomTeacher"], await school.ClassChatAsync("5a"));
        Assert.Equal("5 Б", (await school.ClassAsync("5a")).Title);
    }

    [Fact]
    public async Task Rows_WhenRostersWereAcceptedByAnEarlierVersion_AreCarriedOutInOrder()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        var school = new SchoolDriver(cluster, Id);
        var first = await LayDownAsync(cluster, RosterBuilder.Small(), stamp: 1, slot: 0);
        var second = await LayDownAsync(cluster, RosterBuilder.Small().Class("6a", "6 А").Staff("new"), stamp: 2, slot: 1);
        await WriteAsync(cluster, new RosterImportState
        {
            Counter = 3,
            Accepted = [Accepted("a", first), Accepted("b", second)],
            Run = new RosterRun(3, OfRoster: true, Head, SchoolIsTold: true, 0),
            Imports = [Import("a"), Import("b")],
        });

        await school.Imports.WakeAsync();

        await school.AppliedAsync("b");
        Assert.Equal(RosterImportStage.Applied, await school.StageAsync(Import("a")));
        Assert.Equal((2, 1), await ListedAsync(cluster));
        Assert.Equal(6, (await school.PeopleAsync()).Count);
        Assert.Equal(3, (await school.TeachersChatAsync()).Length);
        Assert.Equal(4, (await school.ClassChatAsync("5a")).Length);
    }

    private static async Task<(int Classes, int Groups)> ListedAsync(ClusterUnderTest cluster) => (
        (await cluster.Grains.StructureIndex(Id).ListClassesAsync(new(), default)).Total,
        (await cluster.Grains.StructureIndex(Id).ListGroupsAsync(new(), default)).Total);

    private static AcceptedRoster Accepted(string import, StagedRoster parts) => new(import, parts, RosterBuilder.Small().Build().Facts, Head, "old");

    private static RosterImportSnapshot Import(string id) =>
        new() { Id = id, Stage = RosterImportStage.Applying, Summary = new RosterSummary(), CreateTime = DateTimeOffset.UnixEpoch };

    // As it was laid down: people first, then classes and groups.
    private static async Task<StagedRoster> LayDownAsync(ClusterUnderTest cluster, RosterBuilder builder, long stamp, int slot)
    {
        var roster = builder.Build();
        RosterRows[] parts =
        [
            new() { Staff = [.. roster.Staff] }, new() { Students = [.. roster.Students] }, new() { Parents = [.. roster.Parents] },
            new() { Classes = [.. roster.Classes] }, new() { Groups = [.. roster.Groups] },
        ];
        for (var i = 0; i < parts.Length; i++)
        {
            Assert.True(await cluster.Grains.RosterPart(Id, slot, i).WriteAsync(stamp, parts[i]));
        }

        return new StagedRoster(stamp, slot, 3, 2);
    }

    // An earlier version wrote no structure index.
    private static async Task ForgetAsync(ClusterUnderTest cluster)
    {
        for (var segment = 0; segment < StructureSegmentRules.Segments; segment++)
        {
            await RowAsync<StructureSegmentState>(cluster, "structure-segment", cluster.Grains.StructureSegment(Id, segment).GetPrimaryKeyString(), new());
        }
    }

    private static Task WriteAsync(ClusterUnderTest cluster, RosterImportState state) => RowAsync(cluster, "roster-import", Id.Key, state);

    private static async Task RowAsync<TState>(ClusterUnderTest cluster, string name, string key, TState state)
        where TState : class, IDurableState
    {
        var storage = cluster.Services.GetRequiredKeyedService<IGrainStorage>(StateStore.Name);
        var row = new GrainState<StoredState<TState>>();
        await storage.ReadStateAsync(name, GrainId.Create(name, key), row);
        row.State = new StoredState<TState> { State = state, OwedFrom = state.Owed.Any ? DateTimeOffset.UnixEpoch.AddDays(1) : null };
        await storage.WriteStateAsync(name, GrainId.Create(name, key), row);
    }
}
