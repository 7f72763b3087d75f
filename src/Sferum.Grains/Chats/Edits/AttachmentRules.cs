namespace Sferum.Grains.Chats.Edits;

/// <summary>Whether group or school know of a chat that follows them.</summary>
internal static class AttachmentRules
{
    /// <summary>Whether the chat is one that has to make itself known, and has not, or has to be forgotten.</summary>
    public static bool IsOwed(ChatState state) =>
        state.Facts.Type is ChatType.Subject or ChatType.Other && state.Attached != (state.Facts.Life != ChatLife.Deleted);

    /// <summary>Takes what the source says now; null: it says nothing any more. A chat that was deleted meanwhile is to be forgotten.</summary>
    public static ChatState Attached(ChatState state, ChatSource? source, DateTimeOffset now)
    {
        if (state.Facts.Life == ChatLife.Deleted)
        {
            return state with { Attached = state.Facts.Type == ChatType.Subject };
        }

        var next = source is null ? state : ChatRules.TakeSource(state, source, now);
        return next.Attached ? next : next with { Attached = true };
    }

    /// <summary>Nobody tells the chat anything any more.</summary>
    public static ChatState Detached(ChatState state) => state.Facts.Life == ChatLife.Deleted ? state with { Attached = false } : state;
}
