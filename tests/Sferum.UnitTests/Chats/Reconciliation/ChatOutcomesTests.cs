using System.Text;
using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Xunit;

namespace Sferum.UnitTests.Chats.Reconciliation;

public sealed class ChatOutcomesTests
{
    [Theory]
    [InlineData("5 А")]
    [InlineData("")]
    public void Asked_WhenTheTitleIsShort_TheWorkingTitleHoldsIt(string title) =>
        Assert.StartsWith(title + " · ", Asked(title, Chat.Id, 0).There.WorkingTitle, StringComparison.Ordinal);

    [Fact]
    public void Asked_WhenTheTitleIsLong_FitsAndStaysText()
    {
        var title = string.Concat(Enumerable.Repeat("😀", 64));
        var working = Asked(title, Chat.Id, 0).There.WorkingTitle!;
        Assert.InRange(working.Length, 100, 128);
        Assert.Equal(working, Encoding.UTF8.GetString(new UTF8Encoding(false, true).GetBytes(working)));
    }

    [Fact]
    public void Asked_WhenOtherChatsOrAttempts_TheWorkingTitlesDiffer()
    {
        var chats = Enumerable.Range(0, 1000).Select(number => new ChatId(Chat.School, $"{number}"));
        var titles = chats.SelectMany(chat => Enumerable.Range(0, 3).Select(attempt => Asked("5 А", chat, attempt).There.WorkingTitle));
        Assert.Equal(3000, titles.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Made_WhenAnotherChatWasAskedFor_IsNotTaken()
    {
        var state = Asked("5 А", Chat.Id, 0);
        Assert.Same(state, ChatOutcomes.Made(state, "older", "chat-1", Chat.Start));
    }

    [Fact]
    public void Lost_WhenLostAgainSoon_WaitsForAnHour()
    {
        var made = ChatOutcomes.Made(Asked("5 А", Chat.Id, 0), Asked("5 А", Chat.Id, 0).There.WorkingTitle!, "chat-1", Chat.Start);
        var lost = ChatOutcomes.Lost(made, "chat-1", Chat.Start);
        Assert.Null(lost.Trouble);
        Assert.All(lost.Members, member => Assert.Null(member.There));
        var again = ChatOutcomes.Asked(lost, Chat.Id);
        var lostAgain = ChatOutcomes.Lost(ChatOutcomes.Made(again, again.There.WorkingTitle!, "chat-2", Chat.Start), "chat-2", Chat.Start.AddMinutes(5));
        Assert.Equal((PlatformTrouble.ChatLost, Chat.Start.AddMinutes(65)), (lostAgain.Trouble!.Kind, lostAgain.Trouble.RetryAt));
        Assert.Equal(2, lostAgain.There.Attempt);
    }

    [Theory]
    [InlineData(MemberRefusal.Privacy, PendingReason.Privacy)]
    [InlineData(MemberRefusal.Invited, PendingReason.Invited)]
    [InlineData(MemberRefusal.Deactivated, PendingReason.ProfileDeactivated)]
    [InlineData(MemberRefusal.NotFound, PendingReason.ProfileNotFound)]
    [InlineData(MemberRefusal.Unspecified, PendingReason.Privacy)]
    public void Changed_WhenAMemberIsRefused_WaitsADayOrForTheirLink(MemberRefusal refusal, PendingReason reason)
    {
        var state = Made(Chat.Student(1)).WithLinks(Chat.Student(1));
        state = Added(state, Chat.Student(1), PlatformResult.Failed(PlatformFault.MemberRefused, "") with { Refusal = refusal });
        Assert.Equal(reason, ChatSnapshots.MembersOf(state).Single(member => member.Account == Chat.Student(1)).Pending);
        Assert.Equal(Chat.Start.AddDays(1), MemberNeeds.Of(state.Frame, state.Member(Chat.Student(1))).From);
        var relinked = ChatRules.TakeLink(state, Chat.Student(1), Chat.Linked(Chat.Student(1), 2), Chat.Start);
        Assert.Null(MemberNeeds.Of(relinked.Frame, relinked.Member(Chat.Student(1))).From);
    }

    [Fact]
    public void Changed_WhenTheChatIsFull_EverybodyElseWaitsUntilAPlaceIsFree()
    {
        var state = Made(Chat.Student(1), Chat.Student(2)).WithLinks(Chat.Student(1), Chat.Student(2));
        state = Added(state, Chat.Student(1), PlatformResult.Failed(PlatformFault.ChatFull, "103"));
        Assert.All([Chat.Student(1), Chat.Student(2)], student => Assert.Equal(PendingReason.ChatFull, state.Member(student).There!.Refusal));
        var removal = new ChangeStep(Chat.Administrator, "chat-1", [new MemberTask(Chat.Teacher, MemberNeedKind.Remove, "x", false)]);
        var freed = MemberOutcomes.Changed(state, removal, [PlatformResult.Done()], Chat.Start);
        Assert.Null(freed.Member(Chat.Student(2)).There);
    }

    [Fact]
    public void Changed_WhenNothingIsEverKnownOfAnAddition_WaitsAsIfRefused()
    {
        var state = Made(Chat.Student(1)).WithLinks(Chat.Student(1));
        for (var i = 0; i < MemberOutcomes.MostDoubts; i++)
        {
            Assert.Null(MemberNeeds.Of(state.Frame, state.Member(Chat.Student(1))).From);
            state = Added(state, Chat.Student(1), PlatformResult.Failed(PlatformFault.Unknown, "15"));
        }

        Assert.Equal(Chat.Start.AddDays(1), MemberNeeds.Of(state.Frame, state.Member(Chat.Student(1))).From);
    }

    [Fact]
    public void TakeLink_WhenAnAdditionMayBeUnderWay_TheLeaverIsRemovedThere()
    {
        var state = Made(Chat.Student(1)).WithLinks(Chat.Student(1));
        var unlinked = ChatRules.TakeLink(state, Chat.Student(1), Chat.NotLinked(2), Chat.Start);
        Assert.Equal((MemberNeedKind.Remove, Chat.UserOf(Chat.Student(1))), Need(unlinked));
        var gone = ChatRules.TakeSource(state, Chat.Source(2), Chat.Start);
        Assert.Equal((MemberNeedKind.Remove, Chat.UserOf(Chat.Student(1))), Need(gone));

        static (MemberNeedKind, string) Need(ChatState state) =>
            MemberNeeds.Of(state.Frame, state.Member(Chat.Student(1))) is var need ? (need.Kind, need.User) : default;
    }

    [Fact]
    public void TakeLink_WhenARemovalMayHaveHappenedAndTheWishIsBack_IsLookedAt()
    {
        var state = Added(Made(Chat.Student(1)).WithLinks(Chat.Student(1)), Chat.Student(1), PlatformResult.Done());
        state = ChatRules.TakeLink(state, Chat.Student(1), Chat.NotLinked(2), Chat.Start);
        state = ChatRules.TakeLink(state, Chat.Student(1), Chat.Linked(Chat.Student(1), 3), Chat.Start);
        Assert.IsType<LookStep>(ChatPlan.Next(state, new ChatInsight(Looked: true, AbsentTitle: null), Chat.Start));
        var gone = MemberOutcomes.Seen(state, "chat-1", new Dictionary<string, bool>(), Chat.Start);
        Assert.Equal(MemberNeedKind.Add, MemberNeeds.Of(gone.Frame, gone.Member(Chat.Student(1))).Kind);
        var there = MemberOutcomes.Seen(state, "chat-1", new Dictionary<string, bool> { [Chat.UserOf(Chat.Student(1))] = false }, Chat.Start);
        Assert.Equal(MemberNeedKind.None, MemberNeeds.Of(there.Frame, there.Member(Chat.Student(1))).Kind);
    }

    [Fact]
    public void Changed_WhenTheRoleIsNotGranted_TheMemberIsThereAllTheSame()
    {
        var state = Added(Made().WithLinks(Chat.Teacher), Chat.Teacher, PlatformResult.Done());
        var step = new ChangeStep(Chat.Administrator, "chat-1", [new MemberTask(Chat.Teacher, MemberNeedKind.SetRole, Chat.UserOf(Chat.Teacher), true)]);
        var refused = ChatRules.Settled(state, MemberOutcomes.Changed(state, step, [PlatformResult.Failed(PlatformFault.NotEntitled, "3")], Chat.Start));
        Assert.Equal((ChatPlatformState.InStep, 2), (refused.Listing.Platform, refused.Listing.JoinedCount));
    }

    private static ChatState Asked(string title, ChatId chat, int attempt)
    {
        var state = Chat.Of().WithLinks(Chat.Administrator);
        return ChatOutcomes.Asked(
            state with { Facts = state.Facts with { RosterTitle = title }, There = new ChatThere { Attempt = attempt } }, chat);
    }

    private static ChatState Made(params IEnumerable<AccountId> students)
    {
        var state = ChatOutcomes.Asked(Chat.Of(students).WithLinks(Chat.Administrator), Chat.Id);
        return ChatOutcomes.Titled(
            ChatOutcomes.Made(state, state.There.WorkingTitle!, "chat-1", Chat.Start),
            new RenameStep(Chat.Administrator, "chat-1", "5 А"),
            PlatformFault.None,
            Chat.Start);
    }

    private static ChatState Added(ChatState state, AccountId account, PlatformResult result)
    {
        var step = new ChangeStep(Chat.Administrator, "chat-1", [new MemberTask(account, MemberNeedKind.Add, Chat.UserOf(account), false)]);
        return ChatRules.Settled(state, MemberOutcomes.Changed(state, step, [result], Chat.Start));
    }
}
