using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation.Closing;

/// <summary>Notes how far a deleted chat is closed on the Sferum side (B12).</summary>
internal static class ClosingOutcomes
{
    /// <summary>The owner has left, or the chat is gone there: nobody of ours is in it.</summary>
    public static ChatState Left(ChatState state, string chat) => !string.Equals(state.There.Chat, chat, StringComparison.Ordinal) || state.There.Left
        ? state
        : state with { There = state.There with { Left = true }, Members = Emptied(state), Trouble = null };

    /// <summary>Nothing is left there.</summary>
    public static ChatState Forgotten(ChatState state) => state.Facts.Life != ChatLife.Deleted
        ? state
        : state with { There = new ChatThere { Attempt = state.There.Attempt }, Members = Emptied(state), Trouble = null };

    /// <summary>What became of the owner's leaving.</summary>
    public static ChatState LeftBy(ChatState state, LeaveStep step, PlatformResult result) => result.IsDone ? Left(state, step.Chat) : state;

    /// <summary>What became of the conversation.</summary>
    public static ChatState DeletedBy(ChatState state, DeleteStep step, PlatformResult result) =>
        result.Fault is PlatformFault.None or PlatformFault.ChatLost && string.Equals(state.There.Chat, step.Chat, StringComparison.Ordinal) ? Forgotten(state) : state;

    private static Members.MemberTable Emptied(ChatState state) => state.Members.Each(static member => member.There is null ? member : member with { There = null });
}
