using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation.HandOver;

/// <summary>Note the title by which the heir is going to find the chat; it is on disk before the chat has it.</summary>
internal sealed record MarkStep : NoteStep
{
    public override ChatState Noted(ChatState state, ChatId id, DateTimeOffset now) => HandOverRules.Marked(state, id);
}

/// <summary>The heir takes over as the profile that drove before: nothing changes there.</summary>
internal sealed record SameProfileStep : NoteStep
{
    public override ChatState Noted(ChatState state, ChatId id, DateTimeOffset now) => HandOverRules.TakenOver(state, now);

    // What the old driver saw is looked at anew.
    public override ChatInsight Known(ChatInsight before, int attempt, ChatThere there) => default;
}

/// <summary>
/// The heir takes over: its id of the chat is known, and it has the role. The old driver looks once more whether that is so: what somebody took away meanwhile only it could give back, and
/// the heir never.
/// </summary>
internal sealed record TakeOverStep(AccountId Driver, string Chat) : LookStep(Driver, Chat);

/// <summary>The old driver gives the chat the title by which the heir finds it.</summary>
internal sealed record RetitleStep(AccountId Driver, string Chat, string Mark) : LaneStep(Driver)
{
    public override IReadOnlyList<PlatformCall> Calls => [new RenameChatCall(Chat, Mark)];
}

/// <summary>The heir looks for the chat among its own.</summary>
/// <param name="Driver">The heir.</param>
/// <param name="Mark">The title.</param>
/// <param name="IsMarked">Whether the chat has that title; before, the heir's token is tried alone.</param>
internal sealed record HeirFindStep(AccountId Driver, string Mark, bool IsMarked) : LaneStep(Driver)
{
    public override IReadOnlyList<PlatformCall> Calls => [new FindChatCall(Mark)];

    public override ChatVerdict Weigh(IReadOnlyList<PlatformCall> calls, LaneAnswer answer) => ChatVerdict.Aside;
}

/// <summary>The old driver asks for the invite link, and the heir joins by it. Both in one step, so that the link is never kept.</summary>
internal sealed record JoinStep(AccountId Driver, string Chat, AccountId Heir, string User) : LaneStep(Driver)
{
    public override IReadOnlyList<PlatformCall> Calls => [new InviteLinkCall(Chat)];

    public override LaneFollowUp? Then(PlatformResult first) =>
        first is { IsDone: true, Link: { Length: > 0 } link } ? new LaneFollowUp(Heir, [new JoinByLinkCall(link)]) : null;

    // That there is no right to a link, or that the heir cannot join, keeps nothing else from being done.
    public override ChatVerdict Weigh(IReadOnlyList<PlatformCall> calls, LaneAnswer answer)
    {
        var own = ChatVerdict.Of([calls[0]], answer with { Results = [answer.Results[0]] });
        return own.Lost || own.Trouble is PlatformTrouble.AdministratorLinkBroken or PlatformTrouble.AdministratorNotLinked ? own : ChatVerdict.Aside;
    }
}

/// <summary>Who made the chat, and is to be in it no longer, leaves it by itself: nobody else could put it out.</summary>
internal sealed record MakerLeavesStep(AccountId Driver, string Chat, string User) : LaneStep(Driver)
{
    public override LanePriority Priority => LanePriority.Remove;

    public override IReadOnlyList<PlatformCall> Calls => [new RemoveMemberCall(Chat, User)];

    public override ChatVerdict Weigh(IReadOnlyList<PlatformCall> calls, LaneAnswer answer) =>
        answer.Results[0].Fault is PlatformFault.Unknown or PlatformFault.AgainSoon ? ChatVerdict.Of(calls, answer) : ChatVerdict.Aside;
}
