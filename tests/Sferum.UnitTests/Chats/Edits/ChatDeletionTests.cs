using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Commits;
using Sferum.Grains.Outcomes;
using Xunit;

namespace Sferum.UnitTests.Chats.Edits;

public sealed class ChatDeletionTests
{
    [Theory]
    [InlineData(ChatType.Teachers, RefusalReason.DefaultChatNotDeletable)]
    [InlineData(ChatType.Class, RefusalReason.DefaultChatNotDeletable)]
    [InlineData(ChatType.Parents, RefusalReason.DefaultChatNotDeletable)]
    [InlineData(ChatType.Subject, RefusalReason.Unspecified)]
    [InlineData(ChatType.Other, RefusalReason.Unspecified)]
    public void Delete_OnlyWhatWasMadeByHandOrForAGroup(ChatType type, RefusalReason reason) =>
        Assert.Equal(reason, Edit.Reason(ChatEditRules.Delete(Of(type), Edit.Delete(), EditFacts.None, Edit.Later)));

    [Fact]
    public void Delete_WhenDone_NobodyIsAMemberAndNoSourceOrEditBringsItBack()
    {
        var deleted = Deleted(Of(ChatType.Subject));
        Assert.Equal((ChatLife.Deleted, 0), (deleted.Facts.Life, deleted.Listing.MemberCount));
        Assert.Same(deleted, ChatRules.TakeSource(deleted, Edit.GroupSource(9, Chat.Student(1)), Edit.Later));
        Assert.Equal(RefusalReason.NotFound, Edit.Reason(ChatEditRules.Delete(deleted, Edit.Delete(), EditFacts.None, Edit.Later)));
        Assert.Equal(RefusalReason.NotFound, Edit.Reason(ChatEditRules.Reset(deleted, Edit.Reset(), EditFacts.None, Edit.Later)));
    }

    [Fact]
    public void Delete_WhenNobodyIsThere_NothingIsLeftOfTheMembersOnceTheirLinksHaveHeard()
    {
        var deleted = Deleted(Of(ChatType.Other));
        Assert.Equal(deleted.Members, ChatOwing.Untold(deleted));

        var answers = deleted.Members.ToDictionary(member => member.Account, _ => new Subscription(Wanted: false, Chat.NotLinked()));
        Assert.Empty(ChatRules.TakeSubscriptions(deleted, answers, Edit.Later).Members);
    }

    [Fact]
    public void Delete_WhenClosed_IsDeletedAllTheSame() =>
        Assert.Equal(ChatLife.Deleted, Deleted(ChatRules.TakeSource(Of(ChatType.Subject), Edit.GroupSource(2) with { Closed = true }, Edit.Later)).Facts.Life);

    [Fact]
    public void Delete_WhenAConferenceRuns_NamesIt()
    {
        var facts = EditFacts.None with { Agenda = new ChatAgenda(["schools/1/conferences/c"], 0) };
        var refusal = ChatEditRules.Delete(Of(ChatType.Other), Edit.Delete(), facts, Edit.Later).Refusal!;
        Assert.Equal((RefusalReason.ChatHasActiveConference, "schools/1/conferences/c"), (refusal.Reason, refusal.Subjects.Single()));
    }

    [Fact]
    public void Delete_WhenDone_OwesItsConferencesThatTheyAreCalledOff()
    {
        var deleted = Deleted(Of(ChatType.Other));

        Assert.Equal((true, Owed.Now), (deleted.CallsOff, ChatOwing.Beside(deleted)));
    }

    [Fact]
    public void Delete_WhenTheVersionIsAnother_IsRefused() =>
        Assert.Equal((RefusalReason.EtagMismatch), Edit.Reason(ChatEditRules.Delete(Of(ChatType.Other), Edit.Delete("77"), EditFacts.None, Edit.Later)));

    [Fact]
    public void IsOwed_WhenMadeOrDeleted_UntilTheGroupKnows()
    {
        var made = Of(ChatType.Subject) with { Attached = false };
        Assert.True(AttachmentRules.IsOwed(made));
        var attached = AttachmentRules.Attached(made, Edit.GroupSource(2, Chat.Student(1)), Edit.Later);
        Assert.Equal((false, 3), (AttachmentRules.IsOwed(attached), attached.Listing.MemberCount));
        // The answer of the group may have been lost: it is told that the chat is gone all the same.
        var deleted = Deleted(made);
        Assert.True(AttachmentRules.IsOwed(deleted));
        Assert.True(AttachmentRules.IsOwed(AttachmentRules.Attached(deleted, Edit.GroupSource(2), Edit.Later)));
        Assert.False(AttachmentRules.IsOwed(AttachmentRules.Detached(deleted)));
        Assert.False(AttachmentRules.IsOwed(Deleted(Of(ChatType.Other))));
        Assert.False(AttachmentRules.IsOwed(Chat.Of()));
    }

    private static ChatState Of(ChatType type) => ChatRules.TakeSource(null, Edit.GroupSource(1) with { Type = type }, Chat.Start);

    private static ChatState Deleted(ChatState state) => ChatEditRules.Delete(state, Edit.Delete(), EditFacts.None, Edit.Later).Value!;
}
