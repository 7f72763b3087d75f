using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation.HandOver;

/// <summary>An operator confirms that a chat whose old administrator can no longer be used is made again, and its history lost.</summary>
internal static class RecreationRules
{
    /// <summary>What comes of it: nothing is there, so that the chat is made and filled again. Refused: NotFound, ChatNotWaitingForOperator.</summary>
    public static Outcome<ChatState> Recreate(ChatState? state)
    {
        if (state is null or { Facts.Life: ChatLife.Deleted })
        {
            return Refusal.Of(RefusalReason.NotFound, "name");
        }

        if (ChatDriver.TroubleOf(state) != PlatformTrouble.OperatorNeeded)
        {
            return Refusal.Of(RefusalReason.ChatNotWaitingForOperator);
        }

        var anew = state with
        {
            There = new ChatThere { Attempt = state.There.Attempt },
            Members = state.Members.Each(static member => member.There is null ? member : member with { There = null }),
            Trouble = null,
        };
        return ChatRules.Settled(state, anew);
    }
}
