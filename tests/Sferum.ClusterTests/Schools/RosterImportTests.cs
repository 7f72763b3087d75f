using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.ClusterTests.Schools;

/// <summary>Rosters through the real grains: what goes in comes out at people, classes and chats.</summary>
public sealed class RosterImportTests : IAsyncLifetime
{
    private static readonly SchoolId Id = new("7");

    private ClusterUnderTest _cluster = null!;

    private SchoolDriver School => new(_cluster, Id);

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask();

    [Fact]
    public async Task Import_WhenTheSchoolIsNew_MakesItsDefaultChats()
    {
        var import = await School.ImportAsync(RosterBuilder.Small().Build(), "r1");

        Assert.Equal(new RosterSummary { PeopleAdded = 5, ClassesAdded = 1, GroupsAdded = 1, ChatsCreated = 3, MembersAdded = 9, UnlinkedMembersAdded = 9 }, import.Summary);
        Assert.Equal(["anna: StudentOfClass", "head: SferumAdministrator", "ivan: StudentOfClass", "teacher: HomeroomTeacher"], await School.ClassChatAsync("5a"));
        Assert.Equal(["head: SferumAdministrator", "mother: ParentOfStudent, ParentOfStudent", "teacher: HomeroomTeacher"], await School.ParentsChatAsync("5a"));
        Assert.Equal(["head: StaffPosition, SferumAdministrator", "teacher: StaffPosition"], await School.TeachersChatAsync());
        Assert.Equal(["5 А", "5 А Родители", "Учительская"], (await School.ChatsAsync()).Chats.Select(c => c.Title).Order(StringComparer.Ordinal));
        Assert.Equal(5, (await School.PeopleAsync()).Count);
        Assert.Equal((2, 1), ((await School.ClassAsync("5a")).StudentCount, (await School.ClassAsync("5a")).ParentCount));
    }

    [Fact]
    public async Task Import_WhenTheRequestIsRepeated_AnswersTheFirstImport()
    {
        var first = await School.ImportAsync(RosterBuilder.Small().Build(), "r1");
        await School.ImportAsync(RosterBuilder.Small().Staff("new").Build(), "r2");

        Assert.Equal(first, await School.ImportAsync(RosterBuilder.Small().Build(), "r1"));
        Assert.Equal(RefusalReason.RequestIdReused, (await School.SendAsync(RosterBuilder.Small().Build(), "r1", fingerprint: 2)).Refusal?.Reason);
        Assert.Equal(6, (await School.PeopleAsync()).Count);
    }

    [Fact]
    public async Task Import_WhenPeopleAndClassesChange_FollowsInEveryChat()
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");

        var import = await School.ImportAsync(
            RosterBuilder.Small().Without("5a").Without("g1").Without("ivan").Without("anna").Without("mother")
                .Class("5a", "6 А", "head").Class("1a", "1 А").Student("ivan", "5a").Student("anna", "1a").Parent("mother", "ivan", "anna").Build(),
            "r2");

        Assert.Equal(["head: HomeroomTeacher, SferumAdministrator", "ivan: StudentOfClass"], await School.ClassChatAsync("5a"));
        Assert.Equal(["head: SferumAdministrator", "mother: ParentOfStudent"], await School.ParentsChatAsync("1a"));
        Assert.Contains((await School.ChatsAsync()).Chats, c => c.Title == "6 А Родители");
        Assert.Equal((1, 1, 1, 1), (import.Summary.ClassesAdded, import.Summary.ClassesChanged, import.Summary.PeopleChanged, import.Summary.GroupsClosed));
    }

    [Fact]
    public async Task Import_WhenTwoComeAtOnce_TakesOneAndRefusesTheOther()
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");

        var outcomes = await Task.WhenAll(
            School.SendAsync(RosterBuilder.Small().Staff("one").Build(), "r2"), School.SendAsync(RosterBuilder.Small().Staff("two").Build(), "r3"));

        Assert.Single(outcomes, o => o.Refusal?.Reason == RefusalReason.ImportInProgress);
        await School.AppliedAsync(outcomes.Single(o => !o.IsRefused).Value!.Id);
        Assert.Equal(6, (await School.PeopleAsync()).Count);
    }

    [Fact]
    public async Task Import_WhenManyFollowEachOther_TheNewestWinsAndTheOthersAreAppliedOrGiveWay()
    {
        var roster = RosterBuilder.Small();
        var imports = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            imports.Add(await AcceptedAsync(roster.Staff($"new{i}").Build(), $"r{i}"));
        }

        await School.AppliedAsync(imports[^1]);
        Assert.Equal(11, (await School.PeopleAsync()).Count);
        Assert.Equal(8, (await School.TeachersChatAsync()).Length);
        foreach (var import in imports)
        {
            var stage = (await _cluster.Grains.RosterImport(Id).GetAsync(import, default)).Value!.Stage;
            Assert.True(stage is RosterImportStage.Applied or RosterImportStage.Superseded, $"{stage}");
        }
    }

    [Theory]
    [InlineData("user-link", WriteFault.LostAfter)]
    [InlineData("school", WriteFault.Inconsistent)]
    [InlineData("subject-group", WriteFault.LostBefore)]
    [InlineData("school-class", WriteFault.LostAfter)]
    [InlineData("chat", WriteFault.LostBefore)]
    [InlineData("people-segment", WriteFault.LostAfter)]
    public async Task Import_WhenAWriteBehindTheAnswerFails_IsCarriedOutAllTheSame(string state, WriteFault fault)
    {
        _cluster.Faults.FailNext(state, fault);

        var import = await School.SendAsync(RosterBuilder.Small().Build(), "r1");

        await School.AppliedAsync(import.Value!.Id);
        Assert.Equal(5, (await School.PeopleAsync()).Count);
        Assert.Equal(4, (await School.ClassChatAsync("5a")).Length);
    }

    [Theory]
    [InlineData("roster-part", WriteFault.LostBefore)]
    [InlineData("roster-import", WriteFault.LostAfter)]
    [InlineData("roster-import", WriteFault.Refused)]
    public async Task Import_WhenItCannotBeAccepted_ChangesNothingAndCanBeRepeated(string state, WriteFault fault)
    {
        _cluster.Faults.FailNext(state, fault);

        await Assert.ThrowsAsync<SferumFault>(() => School.SendAsync(RosterBuilder.Small().Build(), "r1"));

        Assert.Empty(await School.PeopleAsync());
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");
        Assert.Equal(5, (await School.PeopleAsync()).Count);
    }

    [Fact]
    public async Task UpdateSchool_WhenTheAdministratorChanges_HandsOverEveryChat()
    {
        await School.ImportAsync(RosterBuilder.Small().Staff("it", PositionType.Other).Build(), "r1");

        var outcome = await _cluster.Grains.School(Id).UpdateAsync(
            new UpdateSchool { Request = new("u1", 1), SferumAdministrator = new AccountId("it") }, default);

        Assert.Equal(new AccountId("it"), outcome.Value!.SferumAdministrator);
        await Poll.UntilAsync(() => School.ClassChatAsync("5a"), members => members.Contains("it: SferumAdministrator") && members.Length == 4, "the class chat has the new administrator");
        await Poll.UntilAsync(() => School.ParentsChatAsync("5a"), members => members.Contains("it: SferumAdministrator"), "the parents' chat has the new administrator");
        await Poll.UntilAsync(() => School.TeachersChatAsync(), members => members.Contains("head: StaffPosition") && members.Contains("it: SferumAdministrator"), "the teachers' chat, too");
        await Poll.UntilAsync(
            async () => (await _cluster.Grains.UserLink(new AccountId("it")).GetAsync(default)).Value!.AdministratorOf.Contains(Id), itIs => itIs, "the link knows");
        Assert.Equal(RefusalReason.AdministratorNotStaff, (await _cluster.Grains.School(Id).UpdateAsync(
            new UpdateSchool { Request = new("u2", 1), SferumAdministrator = new AccountId("mother") }, default)).Refusal?.Reason);
    }

    // The one that is being carried out may have ended, and another begun, while this one was looked at.
    private async Task<string> AcceptedAsync(Roster roster, string request) => (await Poll.UntilAsync(
        () => School.SendAsync(roster, request), outcome => outcome.Refusal?.Reason != RefusalReason.ImportInProgress, "the roster was accepted")).Value!.Id;
}
