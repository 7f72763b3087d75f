using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Xunit;

namespace Sferum.UnitTests.Chats.Reconciliation;

/// <summary>Who may have been added without our knowing is taken for one who is there, once the wish changes.</summary>
public sealed class MemberDoubtsTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(MemberOutcomes.MostDoubts, true)]
    public void Kept_WhenAnAdditionWithoutOutcomeWaitsAndThePersonIsWantedNoMore_TakesThePersonForThere(int doubts, bool isThere)
    {
        var state = Chat.Of(Chat.Student(0)).WithLinks(Chat.Student(0));
        state = state with { There = state.There with { Chat = "chat-1" } };
        var asked = new MemberThere { User = Chat.UserOf(Chat.Student(0)), Doubts = doubts, Refusal = PendingReason.Throttled, Time = Chat.Start };
        var before = state.Member(Chat.Student(0)) with { There = asked };
        var unlinked = Chat.Of(Chat.Student(0)).Member(Chat.Student(0)) with { There = asked };

        var kept = MemberDoubts.Kept(state, before, unlinked, Chat.Start.AddMinutes(1));

        Assert.Equal(isThere, kept.There is { Joined: true, Doubtful: true });
    }
}
