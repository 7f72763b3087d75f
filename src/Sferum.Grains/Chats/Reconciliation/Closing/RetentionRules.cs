namespace Sferum.Grains.Chats.Reconciliation.Closing;

/// <summary>How long members stay on the Sferum side in a chat whose class is closed: as long as the school's settings say. Pure; the same state comes back when nothing changes.</summary>
internal static class RetentionRules
{
    /// <summary>Notes the beginning or the end of being closed. A chat that closes owes its conferences that they are called off; one that is opened again before that keeps them.</summary>
    public static ChatState Followed(ChatState state, DateTimeOffset now) => (state.Facts.Life == ChatLife.Closed, state.Closure) switch
    {
        (true, null) => state with { Closure = new ChatClosure { Since = now }, CallsOff = true },
        (false, not null) => state with { Closure = null, CallsOff = false },
        _ => state,
    };

    /// <summary>Whether the school is to be asked, and from when.</summary>
    public static (bool Needed, DateTimeOffset? From) Due(ChatState state) =>
        state is { Facts.Life: ChatLife.Closed, There.Chat: not null, Closure: not { Emptied: true } } ? (true, state.Closure?.LeaveTime) : default;

    /// <summary>Takes the school's answer. Another one by the time that the first said is minded: the term may have been made longer.</summary>
    public static ChatState Told(ChatState state, int days, DateTimeOffset now)
    {
        if (!Due(state).Needed)
        {
            return state;
        }

        var closure = state.Closure ?? new ChatClosure { Since = now };
        var leave = closure.Since.AddDays(days);
        return state with { Closure = closure with { LeaveTime = leave, Emptied = leave <= now } };
    }
}
