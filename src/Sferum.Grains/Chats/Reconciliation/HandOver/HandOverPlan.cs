using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Reconciliation.HandOver;

/// <summary>Decides what to do next to hand a chat over.</summary>
internal static class HandOverPlan
{
    /// <summary>The next step; null: no hand-over is due, and the chat goes on as it is.</summary>
    public static ChatStep? Next(ChatState state, AccountId driver, string chat, DateTimeOffset now)
    {
        if (HandOverRules.HeirOf(state) is not { } heir || HandOverRules.Due(state).From > now)
        {
            return null;
        }

        if (HandOverRules.IsSameProfile(state))
        {
            return new SameProfileStep();
        }

        var over = HandOverRules.Of(state, heir);
        return state.Members.Find(heir.Account)?.There switch
        {
            { Joined: true } there when there.User != heir.User => null,
            { Joined: true, Doubtful: true } => new LookStep(driver, chat),
            { Joined: true } there => over?.Chat is null ? Finding(state, over, driver, chat, heir)
                : there.Administrator ? new TakeOverStep(driver, chat)
                : new ChangeStep(driver, chat, [new MemberTask(heir.Account, MemberNeedKind.SetRole, heir.User, Administrator: true)]),
            _ => new JoinStep(driver, chat, heir.Account, heir.User),
        };
    }

    // It is in the chat already, so that joining would not tell the id: the chat gets a title for a moment that only it has.
    private static ChatStep Finding(ChatState state, ChatHandOver? over, AccountId driver, string chat, (AccountId Account, string User) heir) =>
        !HandOverRules.IsMarked(state, heir) ? new MarkStep()
        : string.Equals(state.There.Title, over!.Mark, StringComparison.Ordinal) ? new HeirFindStep(heir.Account, over.Mark!, IsMarked: true)
        : !over.Ready ? new HeirFindStep(heir.Account, over.Mark!, IsMarked: false)
        : new RetitleStep(driver, chat, over.Mark!);
}
