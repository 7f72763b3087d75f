using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Rosters.Events;
using Sferum.Grains.UserLinks;
using Sferum.UnitTests.Chats;
using Sferum.UnitTests.Conferences;
using Sferum.UnitTests.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Operations;

/// <summary>What rows let go of when somebody is erased, by their rules alone.</summary>
public sealed class ForgettingTests
{
    private static readonly AccountId Gone = Chat.Student(1);

    private static readonly Forgotten Erased = new() { Account = Gone, Profiles = [Chat.UserOf(Gone)] };

    private static readonly Forgotten Nobody = new() { Account = new AccountId("nobody"), Profiles = ["nobody"] };

    [Fact]
    public void Chat_LetsGoOfAMember_AndOfNobodyElse()
    {
        var state = Chat.Of(Chat.Student(1), Chat.Student(2)).WithLinks(Chat.Administrator, Gone);

        var without = ChatForgetting.Without(state, Erased);

        Assert.Null(without.Members.Find(Gone));
        Assert.NotNull(without.Members.Find(Chat.Student(2)));
        Assert.True(without.Revision > state.Revision);
        Assert.Same(without, ChatForgetting.Without(without, Erased));
        Assert.Same(state, ChatForgetting.Without(state, Nobody));
    }

    [Fact]
    public void Chat_LetsGoOfWhoAddedSomebody()
    {
        var state = Chat.Of(Chat.Student(2));
        var by = new GroundSince(new Ground(GroundKind.AddedByHand, Gone.Name), Chat.Start);
        var child = new GroundSince(new Ground(GroundKind.ParentOfStudent, Gone.Name), Chat.Start);
        state = state with { Members = state.Members.Change(Chat.Student(2), member => member with { Grounds = [.. member.Grounds, by, child] }) };

        var without = ChatForgetting.Without(state, Erased).Member(Chat.Student(2));

        Assert.Equal([GroundKind.StudentOfClass, GroundKind.AddedByHand], without.Grounds.Select(since => since.Ground.Kind));
        Assert.DoesNotContain(without.Grounds, since => since.Ground.Resource == Gone.Name);
    }

    [Fact]
    public void Chat_KeepsWhoDrivesItOnTheSferumSide()
    {
        var driver = Chat.Administrator;
        var state = Chat.Of() with { There = new ChatThere { Chat = "c1", Owner = driver, OwnerUser = Chat.UserOf(driver) } };

        Assert.Same(state, ChatForgetting.Without(state, new Forgotten { Account = driver }));
        Assert.Equal(new ChatRemains(IsThere: true, Grains.Platform.PlatformTrouble.AdministratorNotLinked, Drives: true), ChatForgetting.RemainsOf(state, driver));
    }

    [Fact]
    public void Chat_OfASchoolThatIsErased_IsDeletedWhateverItsType()
    {
        var ended = ChatForgetting.Ended(Chat.Of(Gone), Chat.Start.AddDays(1));

        Assert.Equal(ChatLife.Deleted, ended.Facts.Life);
        Assert.DoesNotContain(ended.Members, ChatMembers.IsMember);
        Assert.Same(ended, ChatForgetting.Ended(ended, Chat.Start.AddDays(2)));
        Assert.False(ChatForgetting.RemainsOf(ended).IsThere);
        Assert.Equal(ChatRemains.Nothing, ChatForgetting.RemainsOf(null));
    }

    [Fact]
    public void Findings_AboutThePersonAndTheirProfile_Go()
    {
        DriftEntry Entry(AccountId? account, string user) =>
            new(Chat.Id, new DriftFinding { Kind = DriftKind.Stranger, Account = account, User = user, FindTime = Chat.Start });

        var state = new DriftSegmentState { Entries = [Entry(Gone, ""), Entry(null, Chat.UserOf(Gone)), Entry(Chat.Student(2), "other")] };

        Assert.Equal([Chat.Student(2)], DriftSegmentRules.Without(state, Erased).Entries.Select(entry => entry.Finding.Account!.Value));
        Assert.Same(state, DriftSegmentRules.Without(state, Nobody));
    }

    [Fact]
    public void Conference_LetsGoOfWhoeverTookPartOrMadeIt_AndItsRowFollows()
    {
        var state = ConferenceStates.Scheduled with { Added = [Gone], Removed = [Gone, ConferenceStates.Parent], CreatedBy = Gone, Teacher = Gone };

        var without = ConferenceForgetting.Without(state, Erased);

        Assert.Equal((0, 1, null, null), (without.Added.Length, without.Removed.Length, without.CreatedBy, without.Teacher));
        Assert.Equal(state.Revision + 1, without.Revision);
        Assert.Same(state, ConferenceForgetting.Without(state, Nobody));
    }

    [Fact]
    public void Conference_WithAnOpenCall_KeepsWhoHasToEndIt()
    {
        var call = new ConferenceCall("call", "", Gone, ConferenceStates.LessonStart);
        var active = ConferenceStates.Scheduled with { Stage = ConferenceStage.Active, Call = call };

        Assert.Same(active, ConferenceForgetting.Without(active, Erased));
        Assert.Equal(ConferenceForgetting.Nobody, ConferenceForgetting.Without(active with { Stage = ConferenceStage.Ended }, Erased).Call!.Administrator);
    }

    [Fact]
    public void Conference_OfASchoolThatIsErased_IsCalledOff_OrEndedAtOnce()
    {
        var off = ConferenceForgetting.Ended(ConferenceStates.Scheduled, ConferenceStates.DayBefore);
        var call = new ConferenceCall("call", "", ConferenceStates.Administrator, ConferenceStates.LessonStart);
        var ending = ConferenceForgetting.Ended(ConferenceStates.Scheduled with { Stage = ConferenceStage.Active, Call = call }, ConferenceStates.LessonStart.AddMinutes(1));

        Assert.Equal((ConferenceStage.Cancelled, ConferenceStates.DayBefore), (off.Stage, off.DeletedAt));
        Assert.Equal(ConferenceStage.Ending, ending.Stage);
        Assert.Same(off, ConferenceForgetting.Ended(off, ConferenceStates.LessonStart));
    }

    [Fact]
    public void Conference_ThatOwesNothingButARowThatIsPutOff_IsNotWaitedFor()
    {
        var call = new ConferenceCall("call", "", ConferenceStates.Administrator, ConferenceStates.LessonStart);
        var ended = ConferenceStates.Scheduled with { Stage = ConferenceStage.Ended, Call = call, EndedAt = ConferenceStates.LessonEnd, Fingerprint = 59, Revision = 2 };
        var ending = ended with { Stage = ConferenceStage.Ending, EndedAt = null, Trouble = ConferenceTrouble.AdministratorLinkBroken };

        Assert.True(ended.Owed.From > ConferenceStates.LessonEnd);
        Assert.False(ConferenceForgetting.RemainsOf(ended, ConferenceStates.LessonEnd).IsOwing);
        Assert.True(ConferenceForgetting.RemainsOf(ended with { RemindersOwed = true }, ConferenceStates.LessonEnd).IsOwing);
        Assert.Equal(new ConferenceRemains(IsOwing: true, PlatformTrouble.AdministratorLinkBroken), ConferenceForgetting.RemainsOf(ending, ConferenceStates.LessonEnd));
        Assert.False(ConferenceForgetting.RemainsOf(state: null, ConferenceStates.LessonEnd).IsOwing);
    }

    [Fact]
    public void Link_OfAPersonWhoIsInTwoSchools_LeavesOne_AndKeepsWhatTheOtherNeeds()
    {
        var story = LinkStory.Teacher().Roles(LinkStory.OtherSchool).Chats("a").Link();

        var left = LinkForgetting.Left(story.State, LinkStory.School, story.Now);

        Assert.NotNull(left.Link);
        Assert.Equal(LinkStory.OtherSchool, Assert.Single(LinkForgetting.Unnamed(left, LinkStory.School).Schools).School);
        Assert.Empty(left.Chats);
        Assert.Same(left, LinkForgetting.Left(left, LinkStory.School, story.Now));
    }

    [Fact]
    public void Link_OfAPersonWhoIsInNoOtherSchool_IsUndone()
    {
        var story = LinkStory.Teacher().Chats("a").Link();

        var left = LinkForgetting.Left(story.State, LinkStory.School, story.Now);

        Assert.Null(left.Link);
        Assert.Equal("p1", Assert.Single(left.ProfilesToRelease));
        Assert.Contains(LinkStory.School, LinkForgetting.RemainsOf(left, owes: true).Schools);
        Assert.True(LinkForgetting.RemainsOf(LinkForgetting.Unnamed(left, LinkStory.School), owes: false).IsEmpty);
    }

    [Fact]
    public void Link_OfAPersonWhoWasSentAgain_KeepsTheRolesAlone()
    {
        var story = LinkStory.Teacher().Link();

        var renewed = LinkForgetting.Renewed(story.State)!;

        Assert.Equal((null, null, 1), (renewed.Link, renewed.Attempt, renewed.Schools.Length));
        Assert.Null(LinkForgetting.Renewed(story.Roles(LinkStory.School, version: 2, kinds: PersonKinds.None).State));
    }

    [Fact]
    public void Roster_LetsGoOfSomebodyWhoIsEverything()
    {
        var school = new SchoolId("7");
        var (one, two) = (new ClassId(school, "5a"), new GroupId(school, "g"));
        Person Somebody(string id, PersonKinds kinds) => new() { Account = new AccountId(id), Name = new PersonName("А", "Б", ""), Kinds = kinds };
        var picture = RosterPicture.Empty
            .Put(Somebody("gone", PersonKinds.Staff | PersonKinds.Parent) with { Children = [new AccountId("child")] })
            .Put(Somebody("child", PersonKinds.Student) with { Class = one })
            .Put(Somebody("mother", PersonKinds.Parent) with { Children = [new AccountId("child")] })
            .Put(new ClassRow(new RosterClass(one, "5 А", new AccountId("gone")), Closed: false))
            .Put(new GroupRow(new RosterGroup(two, "g", "Алгебра", [one], new AccountId("gone"), [new AccountId("child")]), Closed: false)) with
        { Trail = RosterTrail.None };

        var without = PersonErasure.Of(picture, new AccountId("gone"));
        var childless = PersonErasure.Of(picture, new AccountId("child"));

        Assert.False(without.People.ContainsKey(new AccountId("gone")));
        Assert.Equal((null, null), (without.Classes[one].Class.HomeroomTeacher, without.Groups[two].Group.Teacher));
        Assert.Equal(["gone"], childless.People.Keys.Select(account => account.Segment));
        Assert.Empty(childless.Groups[two].Group.Students!);
        Assert.True(PersonErasure.Of(picture, new AccountId("nobody")).Trail.IsEmpty);
    }
}
