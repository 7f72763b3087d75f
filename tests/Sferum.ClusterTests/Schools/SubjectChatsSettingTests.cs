using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.ClusterTests.Schools;

/// <summary>The school's setting that every subject group has a chat by itself (B6).</summary>
public sealed class SubjectChatsSettingTests
{
    private static readonly SchoolId Id = new("7");

    [Fact]
    public async Task Setting_WhenSwitchedOnAndOff_MakesChatsOfOpenGroupsAndLeavesThoseThatThereAre()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        var school = new SchoolDriver(cluster, Id);
        await school.ImportAsync(RosterBuilder.Small().Build(), "r1");

        cluster.Faults.FailNext("subject-group", WriteFault.LostBefore);
        await SetAsync(cluster, on: true);
        await cluster.RestartAsync();
        await Poll.UntilAsync(() => school.MembersAsync(Chat("g1")), members => members.Length == 4, "the group has its chat");
        await school.ApplyAsync("c1", Group("g2"));
        Assert.Equal(4, (await school.MembersAsync(Chat("g2"))).Length);

        await SetAsync(cluster, on: false);
        await school.ApplyAsync("c2", Group("g3"), new StudentExpelled(new AccountId("ivan")));

        Assert.Equal(3, (await school.MembersAsync(Chat("g1"))).Length);
        Assert.Empty(await school.MembersAsync(Chat("g3")));
        await school.ImportAsync(RosterBuilder.Small().Without("ivan").Without("mother").Parent("mother", "anna").Group("g2", ["5a"], "teacher").Group("g4", ["5a"]).Build(), "r2");
        Assert.Empty(await school.MembersAsync(Chat("g4")));
    }

    [Fact]
    public async Task Setting_WhenItIsOnBeforeTheFirstRoster_MakesChatsWithTheRoster()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        var school = new SchoolDriver(cluster, Id);
        await cluster.Grains.School(Id).UpdateAsync(
            new UpdateSchool { Request = new RequestKey("u0", 1), AllowMissing = true, Title = "Школа", TimeZone = "Europe/Samara", Settings = new() { SubjectChatsForAllGroups = true } }, default);

        var import = await school.ImportAsync(RosterBuilder.Small().Build(), "r1");

        Assert.Equal(4, import.Summary.ChatsCreated);
        Assert.Equal(4, (await school.MembersAsync(Chat("g1"))).Length);
    }

    private static async Task SetAsync(ClusterUnderTest cluster, bool on)
    {
        var outcome = await cluster.Grains.School(Id).UpdateAsync(new UpdateSchool { Request = new RequestKey($"u-{on}", 1), Settings = new() { SubjectChatsForAllGroups = on } }, default);
        Assert.False(outcome.IsRefused);
    }

    private static GroupSaved Group(string id) => new(new RosterGroup(new GroupId(Id, id), id, "Химия", [new ClassId(Id, "5a")], new AccountId("teacher"), null));

    private static ChatId Chat(string group) => MintedId.SubjectChat(new GroupId(Id, group));
}
