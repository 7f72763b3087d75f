using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats.Reconciliation;

public sealed class ChatPlanTests
{
    private static readonly ChatInsight Looked = new(Looked: true, AbsentTitle: null);

    [Fact]
    public void Next_WhenTheAdministratorIsNotLinked_Rests()
    {
        var state = Chat.Of(Chat.Student(1)).WithLinks(Chat.Student(1));
        Assert.IsType<RestStep>(ChatPlan.Next(state, default, Chat.Start));
        Assert.False(ChatOwing.ToSferum(state).Any);
    }

    [Fact]
    public void Next_WhenThereIsNoChat_AsksFirstThenCreatesThenTitles()
    {
        var state = Chat.Of().WithLinks(Chat.Administrator);
        Assert.IsType<AskStep>(ChatPlan.Next(state, default, Chat.Start));
        state = ChatOutcomes.Asked(state, Chat.Id);
        var title = state.There.WorkingTitle!;
        Assert.Equal(new CreateStep(Chat.Administrator, title), ChatPlan.Next(state, new ChatInsight(false, title), Chat.Start));
        state = ChatOutcomes.Made(state, title, "chat-1", Chat.Start);
        Assert.Equal(new RenameStep(Chat.Administrator, "chat-1", "5 А"), ChatPlan.Next(state, Looked, Chat.Start));
    }

    [Theory]
    [InlineData(PlatformFault.Unknown, true)]
    [InlineData(PlatformFault.NotEntitled, false)]
    public void Next_WhenTheTitleGoesBackWhileAnotherMayHaveBeenGiven_GivesItAgain(PlatformFault answer, bool again)
    {
        var renamed = ChatRules.TakeSource(Made(), Chat.Source(2) with { Title = "6 А" }, Chat.Start);
        var rename = Assert.IsType<RenameStep>(ChatPlan.Next(renamed, Looked, Chat.Start));
        var answered = ChatOutcomes.Titled(renamed, rename, answer, Chat.Start);

        var back = ChatRules.TakeSource(answered, Chat.Source(3), Chat.Start);

        Assert.Equal(again, ChatPlan.Next(back, Looked, Chat.Start) is RenameStep { Title: "5 А" });
    }

    [Fact]
    public void Next_WhenAskedAndNobodyKnowsWhatCame_LooksForTheChat()
    {
        var state = ChatOutcomes.Asked(Chat.Of().WithLinks(Chat.Administrator), Chat.Id);
        Assert.Equal(new FindStep(Chat.Administrator, state.There.WorkingTitle!), ChatPlan.Next(state, default, Chat.Start));
    }

    [Fact]
    public void Next_WhenTheOwnerOfTheQuestionIsGone_TheNewAdministratorAsksAnew()
    {
        var state = ChatOutcomes.Asked(Chat.Of().WithLinks(Chat.Administrator, Chat.Teacher), Chat.Id);
        var unlinked = ChatRules.TakeLink(state, Chat.Administrator, Chat.NotLinked(2), Chat.Start);
        var source = Chat.Source(2) with { SferumAdministrator = Chat.Teacher };
        var next = ChatRules.TakeSource(unlinked, source, Chat.Start);
        Assert.IsType<AskStep>(ChatPlan.Next(next, default, Chat.Start));
        Assert.Equal((2, Chat.Teacher), (ChatOutcomes.Asked(next, Chat.Id).There.Attempt, ChatOutcomes.Asked(next, Chat.Id).There.Owner));
    }

    [Fact]
    public void Next_WhenTheActivationIsNew_LooksWhoIsThereBeforeAnythingElse()
    {
        var state = Made(Chat.Student(1)).WithLinks(Chat.Student(1));
        Assert.Equal(new LookStep(Chat.Administrator, "chat-1"), ChatPlan.Next(state, default, Chat.Start));
    }

    [Fact]
    public void Next_WhenNothingDiffers_RestsWithoutALook() => Assert.IsType<RestStep>(ChatPlan.Next(Made(Chat.Student(1)), default, Chat.Start));

    [Fact]
    public void Next_WhenManyAreToBeAdded_GoesInBatches()
    {
        var students = Enumerable.Range(0, 60).Select(Chat.Student).ToArray();
        var state = Made(students).WithLinks(students);
        var step = Assert.IsType<ChangeStep>(ChatPlan.Next(state, Looked, Chat.Start));
        Assert.Equal((25, LanePriority.Join), (step.Tasks.Length, step.Priority));
        Assert.All(step.Calls, call => Assert.IsType<AddMemberCall>(call));
    }

    [Fact]
    public void Next_WhenSomebodyIsToLeave_RemovalsGoAloneAndFirst()
    {
        var state = Joined(Made(Chat.Student(1), Chat.Student(2)).WithLinks(Chat.Student(1), Chat.Student(2)), Chat.Student(1));
        var blocked = ChatRules.TakeLink(state, Chat.Student(1), Chat.Linked(Chat.Student(1), 2) with { Blocked = true }, Chat.Start);
        var step = Assert.IsType<ChangeStep>(ChatPlan.Next(blocked, Looked, Chat.Start));
        Assert.Equal(LanePriority.Remove, step.Priority);
        Assert.Equal([new RemoveMemberCall("chat-1", Chat.UserOf(Chat.Student(1)))], step.Calls);
    }

    [Fact]
    public void Next_WhenAProfileWasExchanged_TheOldOneLeavesAndTheNewOneComes()
    {
        var state = Joined(Made(Chat.Student(1)).WithLinks(Chat.Student(1)), Chat.Student(1));
        var relinked = ChatRules.TakeLink(state, Chat.Student(1), new LinkStanding(LinkState.Linked, "other", false, 2), Chat.Start);
        var step = Assert.IsType<ChangeStep>(ChatPlan.Next(relinked, Looked, Chat.Start));
        Assert.Equal([new RemoveMemberCall("chat-1", Chat.UserOf(Chat.Student(1)))], step.Calls);
        var removed = MemberOutcomes.Changed(relinked, step, [PlatformResult.Done()], Chat.Start);
        step = Assert.IsType<ChangeStep>(ChatPlan.Next(removed, Looked, Chat.Start));
        Assert.Equal([new AddMemberCall("chat-1", "other")], step.Calls);
    }

    [Fact]
    public void Next_WhenALinkBreaks_WhoIsThereStaysAndWhoIsNotIsNotAdded()
    {
        var state = Joined(Made(Chat.Student(1), Chat.Student(2)).WithLinks(Chat.Student(1), Chat.Student(2)), Chat.Student(1));
        foreach (var student in new[] { Chat.Student(1), Chat.Student(2) })
        {
            state = ChatRules.TakeLink(state, student, new LinkStanding(LinkState.Broken, Chat.UserOf(student), false, 2), Chat.Start);
        }

        Assert.Equal(MemberNeedKind.None, MemberNeeds.Of(state.Frame, state.Member(Chat.Student(1))).Kind);
        Assert.True(ChatMembers.IsJoined(state.Member(Chat.Student(1))));
        Assert.NotEqual(MemberNeedKind.Add, MemberNeeds.Of(state.Frame, state.Member(Chat.Student(2))).Kind);
    }

    [Fact]
    public void Next_WhenTheTeacherIsThere_GetsTheRole()
    {
        var state = Joined(Made().WithLinks(Chat.Teacher), Chat.Teacher);
        var step = Assert.IsType<ChangeStep>(ChatPlan.Next(state, Looked, Chat.Start));
        Assert.Equal([new SetRoleCall("chat-1", Chat.UserOf(Chat.Teacher), true)], step.Calls);
    }

    [Fact]
    public void Next_WhenAdditionsAreHeldUp_RemovalsGoOn()
    {
        var state = Joined(Made(Chat.Student(1), Chat.Student(2)).WithLinks(Chat.Student(1), Chat.Student(2)), Chat.Student(1));
        state = ChatOutcomes.HeldUp(state, PlatformTrouble.Throttled, additionsOnly: true, TimeSpan.FromMinutes(10), Chat.Start);
        Assert.IsType<RestStep>(ChatPlan.Next(state, Looked, Chat.Start));
        Assert.Equal(Chat.Start.AddMinutes(10), ChatOwing.ToSferum(state).From);
        state = ChatRules.TakeLink(state, Chat.Student(1), Chat.NotLinked(2), Chat.Start);
        Assert.IsType<ChangeStep>(ChatPlan.Next(state, Looked, Chat.Start));
        Assert.Equal((true, null), (ChatOwing.ToSferum(state).Any, ChatOwing.ToSferum(state).From));
    }

    [Fact]
    public void Next_WhenTwoAccountsSayTheyAreOneProfile_ItIsAddedOnce()
    {
        var state = Made(Chat.Student(1), Chat.Student(2));
        state = ChatRules.TakeLink(state, Chat.Student(1), new LinkStanding(LinkState.Linked, "one", false, 1), Chat.Start);
        state = ChatRules.TakeLink(state, Chat.Student(2), new LinkStanding(LinkState.Linked, "one", false, 1), Chat.Start);
        Assert.Single(Assert.IsType<ChangeStep>(ChatPlan.Next(state, Looked, Chat.Start)).Tasks);
    }

    [Fact]
    public void Next_WhenTheOwnerComesBackAsSomebodyElse_WaitsForAnOperator()
    {
        var state = Made(Chat.Student(1)).WithLinks(Chat.Student(1));
        state = ChatRules.TakeLink(state, Chat.Administrator, new LinkStanding(LinkState.Linked, "other", false, 2), Chat.Start);
        Assert.IsType<RestStep>(ChatPlan.Next(state, Looked, Chat.Start));
        Assert.Equal((ChatPlatformState.HeldUp, PlatformTrouble.OperatorNeeded), (state.Listing.Platform, state.Listing.Trouble));
    }

    [Fact]
    public void Next_WhenTheSchoolHasANewAdministrator_TheOldOneGoesOnDrivingTheChat()
    {
        var state = Made(Chat.Student(1)).WithLinks(Chat.Student(1));
        state = ChatRules.TakeSource(state, Chat.Source(2, Chat.Student(1)) with { SferumAdministrator = Chat.Teacher }, Chat.Start);
        var step = Assert.IsType<ChangeStep>(ChatPlan.Next(state, Looked, Chat.Start));
        Assert.Equal(Chat.Administrator, step.Driver);
        Assert.DoesNotContain(step.Tasks, task => task.Account == Chat.Administrator);
    }

    private static ChatState Made(params IEnumerable<AccountId> students)
    {
        var state = ChatOutcomes.Asked(Chat.Of(students).WithLinks(Chat.Administrator), Chat.Id);
        state = ChatOutcomes.Made(state, state.There.WorkingTitle!, "chat-1", Chat.Start);
        return ChatOutcomes.Titled(state, new RenameStep(Chat.Administrator, "chat-1", "5 А"), PlatformFault.None, Chat.Start);
    }

    private static ChatState Joined(ChatState state, AccountId account)
    {
        var step = new ChangeStep(Chat.Administrator, "chat-1", [new MemberTask(account, MemberNeedKind.Add, Chat.UserOf(account), false)]);
        return MemberOutcomes.Changed(state, step, [PlatformResult.Done()], Chat.Start);
    }
}
