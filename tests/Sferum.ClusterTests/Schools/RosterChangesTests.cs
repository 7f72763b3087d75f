using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.ClusterTests.Schools;

/// <summary>Changes through the real grains, undisturbed, with faults at each write, and killed on the way.</summary>
public sealed class RosterChangesTests : IAsyncLifetime
{
    private static readonly SchoolId Id = new("7");

    private ClusterUnderTest _cluster = null!;

    private SchoolDriver School => new(_cluster, Id);

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask();

    [Fact]
    public async Task Apply_WhenMuchHappens_FollowsInEveryChatInOrder()
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");

        var outcomes = await School.ApplyAsync(
            "c1",
            new ClassCreated(new RosterClass(Class("6a"), "6 А", new AccountId("head"))),
            new StudentTransferred(new AccountId("anna"), Class("6a"), Class("5a")),
            new StudentTransferred(new AccountId("ivan"), Class("9z"), null),
            new StaffHired(new RosterStaff(new AccountId("new"), Name("new"), PositionType.TeachingStaff, "", Blocked: false)),
            new HomeroomTeacherChanged(Class("5a"), new AccountId("new")),
            new StaffDismissed(new AccountId("teacher")));

        Assert.Equal([null, null, RefusalReason.UnknownClass, null, null, null], outcomes.Select(o => o.Refusal?.Reason));
        Assert.Equal(["head: SferumAdministrator", "ivan: StudentOfClass", "new: HomeroomTeacher"], await School.ClassChatAsync("5a"));
        Assert.Equal(["anna: StudentOfClass", "head: HomeroomTeacher, SferumAdministrator"], await School.ClassChatAsync("6a"));
        Assert.Equal(["head: HomeroomTeacher, SferumAdministrator", "mother: ParentOfStudent"], await School.ParentsChatAsync("6a"));
        Assert.Equal(["head: StaffPosition, SferumAdministrator", "new: StaffPosition"], await School.TeachersChatAsync());
        Assert.Equal((2, 2), ((await _cluster.Grains.School(Id).GetAsync(default)).Value!.StaffCount, (await _cluster.Grains.School(Id).GetAsync(default)).Value!.ClassCount));
    }

    [Fact]
    public async Task Apply_WhenAClassHasEnded_ItsChatsFollowWhoLeavesTheSchoolAndWhoIsAdministrator()
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");
        await School.ApplyAsync("c1", new ClassEnded(Class("5a")), new GroupEnded(new GroupId(Id, "g1")));
        Assert.Equal(["anna: StudentOfClass", "head: SferumAdministrator", "ivan: StudentOfClass", "teacher: HomeroomTeacher"], await School.ClassChatAsync("5a"));

        await School.ApplyAsync(
            "c2",
            new StaffHired(new RosterStaff(new AccountId("new"), Name("new"), PositionType.TeachingStaff, "", Blocked: false)),
            new AdministratorNamed(new AccountId("new")),
            new StaffDismissed(new AccountId("teacher")),
            new StudentExpelled(new AccountId("ivan")));
        await _cluster.RestartAsync();

        // Who is out of the school, the links tell behind the answer.
        await Poll.UntilAsync(
            () => School.ClassChatAsync("5a"), members => members.SequenceEqual(["anna: StudentOfClass", "new: SferumAdministrator"]), "the closed chat without those who left");
        await Poll.UntilAsync(
            () => School.ParentsChatAsync("5a"),
            members => members.SequenceEqual(["mother: ParentOfStudent, ParentOfStudent", "new: SferumAdministrator"]), "the parents' chat without the teacher");
        var group = (await _cluster.Grains.SubjectGroup(new GroupId(Id, "g1")).GetSourceAsync(default)).Value!;
        Assert.Equal((true, new AccountId("new")), (group.Closed, group.SferumAdministrator!.Value));
        Assert.Contains(group.Members, member => member.Account.Segment == "anna");
    }

    [Fact]
    public async Task Apply_WhenTheSchoolWasNeverImported_FindsNone() =>
        Assert.Equal(RefusalReason.NotFound, (await School.ChangeAsync("c1", TimeSpan.Zero, new PersonBlocked(new AccountId("ivan"), true))).Refusal?.Reason);

    [Fact]
    public async Task Apply_WhenRepeated_AnswersAsBeforeAlsoAfterARestart()
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");
        await School.ApplyAsync("c1", new StudentExpelled(new AccountId("ivan")), new StudentExpelled(new AccountId("nobody")));

        var again = await School.ApplyAsync("c1", new StudentExpelled(new AccountId("ivan")), new StudentExpelled(new AccountId("nobody")));
        await _cluster.RestartAsync();
        var restarted = await School.ApplyAsync("c1", new StudentExpelled(new AccountId("ivan")), new StudentExpelled(new AccountId("nobody")));

        foreach (var outcomes in new[] { again, restarted })
        {
            Assert.Equal([(true, null), (false, RefusalReason.NotEnrolled)], outcomes.Select(o => (o.Repeated, o.Refusal?.Reason)));
        }

        Assert.Equal(RefusalReason.RequestIdReused, (await _cluster.Grains.RosterImport(Id).ApplyChangesAsync(
            new ApplyRosterChanges { Request = new RequestKey("c1", 2), Changes = [] }, default)).Refusal?.Reason);
        var other = await _cluster.Grains.RosterImport(Id).ApplyChangesAsync(
            new ApplyRosterChanges { Request = new RequestKey("c2", 1), Changes = [new RosterChange(new RequestKey("c1-0", 2), new StudentExpelled(new AccountId("anna")))] }, default);
        Assert.Equal(RefusalReason.ChangeIdReused, other.Value!.Single().Refusal?.Reason);
        Assert.Equal(2, (await School.ClassChatAsync("5a")).Count(m => m.StartsWith("head", StringComparison.Ordinal) || m.StartsWith("anna", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Apply_WhenManyHaveBeenMade_StillKnowsTheFirstAfterARestart()
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");
        RosterEvent[] renames = [.. Enumerable.Range(0, 700).Select(i => new PersonRenamed(new AccountId("ivan"), Name($"n{i}")))];
        await School.ApplyAsync("c1", renames);
        await _cluster.RestartAsync();

        var again = await School.ApplyAsync("c1", renames);

        Assert.All(again, outcome => Assert.True(outcome.Repeated));
        Assert.Equal("n699", (await School.PeopleAsync()).Single(p => p.Account.Segment == "ivan").Name.Given);
    }

    [Theory]
    [InlineData("roster-import", WriteFault.LostAfter, 1)]
    [InlineData("roster-import", WriteFault.LostBefore, 1)]
    [InlineData("user-link", WriteFault.LostAfter, 0)]
    [InlineData("school", WriteFault.Inconsistent, 0)]
    [InlineData("subject-group", WriteFault.LostBefore, 0)]
    [InlineData("school-class", WriteFault.LostAfter, 0)]
    [InlineData("school-class", WriteFault.Refused, 0)]
    [InlineData("chat", WriteFault.LostBefore, 1)]
    [InlineData("structure-segment", WriteFault.LostAfter, 0)]
    [InlineData("structure-segment", WriteFault.Refused, 0)]
    [InlineData("people-segment", WriteFault.LostBefore, 0)]
    [InlineData("people-segment", WriteFault.LostAfter, 1)]
    public async Task Apply_WhenAWriteBehindTheAnswerFails_IsCarriedOutAllTheSame(string state, WriteFault fault, int after)
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");
        await School.QuietAsync();
        _cluster.Faults.FailNext(state, fault, after);

        await School.ChangeAsync("c1", TimeSpan.Zero, Everywhere);

        await AssertCarriedOutAsync();
    }

    [Theory]
    [InlineData(WriteFault.LostBefore)]
    [InlineData(WriteFault.LostAfter)]
    [InlineData(WriteFault.Refused)]
    public async Task Apply_WhenItCannotBeAccepted_IsDoneOnceWhenRepeated(WriteFault fault)
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");
        await School.QuietAsync();
        _cluster.Faults.FailNext("roster-import", fault);

        await Assert.ThrowsAsync<SferumFault>(() => School.ChangeAsync("c1", TimeSpan.Zero, Everywhere));

        Assert.All(await School.ApplyAsync("c1", Everywhere), outcome => Assert.Null(outcome.Refusal));
        await AssertCarriedOutAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(12)]
    [InlineData(18)]
    public Task Apply_WhenKilledAfterSoManyWrites_GoesOnByItself(int writes) => KillAsync(writes);

    [Theory]
    [Trait("tier", "long")]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(15)]
    public Task Apply_WhenKilledAfterOtherNumbersOfWrites_GoesOnByItself(int writes) => KillAsync(writes);

    private async Task KillAsync(int writes)
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");
        await School.QuietAsync();
        var written = _cluster.Faults.WrittenAsync(writes);
        var changing = School.ChangeAsync("c1", TimeSpan.Zero, Everywhere);
        await Task.WhenAll(written, changing);

        await _cluster.RestartAsync();

        await AssertCarriedOutAsync();
        Assert.All(await School.ApplyAsync("c1", Everywhere), outcome => Assert.True(outcome.Repeated));
    }

    [Fact]
    public async Task Apply_WhenCallsComeWhileAnImportIsCarriedOut_AreDecidedOnTheSchoolToBe()
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");
        var import = (await School.SendAsync(RosterBuilder.Small().Class("6a", "6 А").Build(), "r2")).Value!;

        var outcomes = await Task.WhenAll(
            School.ApplyAsync("c1", new StudentTransferred(new AccountId("anna"), Class("6a"), null)),
            School.ApplyAsync("c2", new StudentTransferred(new AccountId("ivan"), Class("6a"), null)));

        Assert.All(outcomes.SelectMany(o => o), outcome => Assert.Null(outcome.Refusal));
        Assert.Equal(3, (await School.ClassChatAsync("6a")).Length);
        Assert.Equal(RosterImportStage.Applied, await School.StageAsync(import));
    }

    [Fact]
    public async Task Apply_WhenTheAdministratorIsNamed_HandsOverAndTheOldOneCanLeave()
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");

        var outcomes = await School.ApplyAsync("c1", new StaffDismissed(new AccountId("head")), new AdministratorNamed(new AccountId("teacher")), new StaffDismissed(new AccountId("head")));

        Assert.Equal([RefusalReason.AdministratorStillNeeded, null, null], outcomes.Select(o => o.Refusal?.Reason));
        Assert.Equal(new AccountId("teacher"), (await _cluster.Grains.School(Id).GetAsync(default)).Value!.SferumAdministrator);
        Assert.Equal(["anna: StudentOfClass", "ivan: StudentOfClass", "teacher: HomeroomTeacher, SferumAdministrator"], await School.ClassChatAsync("5a"));
    }

    [Fact]
    public async Task Apply_RightAfterUpdateSchool_KnowsTheNewAdministrator()
    {
        await School.ImportAsync(RosterBuilder.Small().Build(), "r1");
        await _cluster.Grains.School(Id).UpdateAsync(new UpdateSchool { Request = new RequestKey("u1", 1), SferumAdministrator = new AccountId("teacher") }, default);

        var outcomes = await School.ApplyAsync("c1", new StaffDismissed(new AccountId("teacher")), new StaffDismissed(new AccountId("head")));

        Assert.Equal([RefusalReason.AdministratorStillNeeded, null], outcomes.Select(o => o.Refusal?.Reason));
        Assert.Equal(["anna: StudentOfClass", "ivan: StudentOfClass", "teacher: HomeroomTeacher, SferumAdministrator"], await School.ClassChatAsync("5a"));
    }

    // Something for every kind of row: a person, a class, a group, the school itself.
    private static RosterEvent[] Everywhere =>
    [
        new StudentExpelled(new AccountId("ivan")),
        new ClassRenamed(Class("5a"), "5 Б"),
        new GroupSaved(new RosterGroup(new GroupId(Id, "g2"), "2", "Химия", [Class("5a")], new AccountId("teacher"), [new AccountId("anna")])),
        new StaffHired(new RosterStaff(new AccountId("new"), Name("new"), PositionType.TeachingStaff, "", Blocked: false)),
    ];

    private async Task AssertCarriedOutAsync()
    {
        await Poll.UntilAsync(
            async () => (await _cluster.Grains.StructureIndex(Id).ListClassesAsync(new() { Text = "б" }, default)).Total == 1 && (await School.PeopleAsync()).All(p => p.Account.Segment != "ivan"),
            done => done,
            "the changes have been carried out");
        Assert.Equal(["anna: StudentOfClass", "head: SferumAdministrator", "teacher: HomeroomTeacher"], await School.ClassChatAsync("5a"));
        Assert.Equal(["head: SferumAdministrator", "mother: ParentOfStudent", "teacher: HomeroomTeacher"], await School.ParentsChatAsync("5a"));
        Assert.Equal(3, (await School.TeachersChatAsync()).Length);
        Assert.Equal(["anna"], (await _cluster.Grains.SubjectGroup(new GroupId(Id, "g2")).GetAsync(default)).Value!.Group.Students!.Select(s => s.Segment));
        await Poll.UntilAsync(School.PeopleAsync, people => people.Count == 5 && people.Any(p => p.Account.Segment == "new"), "the newcomer is there");
    }

    private static ClassId Class(string id) => new(Id, id);

    private static PersonName Name(string given) => new("Ёлкина", given, "");
}
