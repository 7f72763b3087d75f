using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Reconciliation.Closing;

/// <summary>
/// Decides what to do next to close a deleted chat on the Sferum side (B12): members leave, then whoever else is there, then the owner, who deletes the conversation at last. One that was
/// asked for and may be there is found first.
/// </summary>
internal static class ClosingPlan
{
    /// <summary>Whether something is left to be closed.</summary>
    public static bool IsOwed(ChatState state) => state.There.Chat is not null || ChatDriver.IsAsked(state);

    /// <summary>The next step.</summary>
    public static ChatStep Next(ChatState state, ChatInsight insight, AccountId driver, DateTimeOffset now)
    {
        if (state.There.Chat is not { } chat)
        {
            return !ChatDriver.IsAsked(state) ? new RestStep()
                : string.Equals(insight.AbsentTitle, state.There.WorkingTitle, StringComparison.Ordinal) ? new ForgetStep()
                : new FindStep(driver, state.There.WorkingTitle!);
        }

        if (state.There.Left)
        {
            return new DeleteStep(driver, chat);
        }

        var user = state.There.OwnerUser;
        return ChatPlan.OfMembers(state, insight, driver, chat, now)
            ?? (insight.Cleared ? new LeaveStep(driver, chat, user) : new ClearStep(driver, chat, user, DemoteFirst: state.There.Maker is not null));
    }
}
