using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation.Closing;

/// <summary>Ask the school how long members stay in closed chats.</summary>
internal sealed record RetentionStep : ChatStep;

/// <summary>Note that a deleted chat surely never came to be there, or is closed there.</summary>
internal sealed record ForgetStep : NoteStep
{
    public override ChatState Noted(ChatState state, ChatId id, DateTimeOffset now) => ClosingOutcomes.Forgotten(state);
}

/// <summary>Read who is still in a deleted chat, strangers too, and put some of them out; plain members first.</summary>
/// <param name="Driver">Whose lane.</param>
/// <param name="Chat">The chat.</param>
/// <param name="User">The driver's platform user, who stays for now.</param>
/// <param name="DemoteFirst">Whether administrators have to lose their role before they can be put out.</param>
internal sealed record ClearStep(AccountId Driver, string Chat, string User, bool DemoteFirst) : LaneStep(Driver)
{
    private const int AtOnce = 12;

    public override LanePriority Priority => LanePriority.Remove;

    public override IReadOnlyList<PlatformCall> Calls => [new ReadMembersCall(Chat, 0)];

    public override LaneFollowUp? Then(PlatformResult first)
    {
        var others = first.Members.Where(member => !string.Equals(member.User, User, StringComparison.Ordinal)).OrderBy(member => member.Administrator).Take(AtOnce);
        PlatformCall[] calls = [.. others.SelectMany(Out)];
        return first.IsDone && calls.Length > 0 ? new LaneFollowUp(Driver, calls) : null;
    }

    /// <summary>Whether nobody is left who could be put out.</summary>
    public static bool IsCleared(IReadOnlyList<PlatformResult> results) =>
        results[0].IsDone && results.Skip(1).All(result => result.Fault == PlatformFault.MemberRefused);

    private IEnumerable<PlatformCall> Out(PlatformMember member) => DemoteFirst && member.Administrator
        ? [new SetRoleCall(Chat, member.User, Administrator: false), new RemoveMemberCall(Chat, member.User)]
        : [new RemoveMemberCall(Chat, member.User)];
}

/// <summary>The owner leaves a deleted chat as the last one.</summary>
internal sealed record LeaveStep(AccountId Driver, string Chat, string User) : LaneStep(Driver)
{
    public override LanePriority Priority => LanePriority.Remove;

    public override IReadOnlyList<PlatformCall> Calls => [new RemoveMemberCall(Chat, User)];
}

/// <summary>The owner deletes the conversation that it has of a chat it has left.</summary>
internal sealed record DeleteStep(AccountId Driver, string Chat) : LaneStep(Driver)
{
    public override LanePriority Priority => LanePriority.Remove;

    public override IReadOnlyList<PlatformCall> Calls => [new DeleteConversationCall(Chat)];
}
