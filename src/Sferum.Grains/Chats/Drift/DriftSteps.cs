using System.Collections.Immutable;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Chats.Drift;

/// <summary>Read the chat as it is there: title and members, one request for up to 1000 of them.</summary>
/// <param name="Driver">Whose lane.</param>
/// <param name="Chat">The chat there.</param>
/// <param name="Repair">Whether what differs is put right.</param>
internal sealed record CompareStep(AccountId Driver, string Chat, bool Repair) : LookStep(Driver, Chat)
{
    /// <summary>What is done with strangers.</summary>
    public StrangerPolicy Strangers { get; init; } = StrangerPolicy.Remove;

    /// <summary>Whether somebody waits for the answer.</summary>
    public bool IsAwaited { get; init; }

    public override LanePriority Priority => IsAwaited ? LanePriority.Join : LanePriority.Sweep;

    public override IReadOnlyList<PlatformCall> Calls => [.. base.Calls, new ReadChatCall(Chat)];
}

/// <summary>Remove strangers. Only who made a chat may put its administrators out: where that is another by now, they lose the role first.</summary>
internal sealed record ExpelStep(AccountId Driver, string Chat, ImmutableArray<Stranger> Strangers, bool DemoteFirst) : LaneStep(Driver)
{
    public override LanePriority Priority => LanePriority.Remove;

    public override IReadOnlyList<PlatformCall> Calls => [.. Strangers.SelectMany(Out)];

    /// <summary>The next of a chat's strangers; null: there are none.</summary>
    public static ExpelStep? Of(ChatState state, AccountId driver, string chat)
    {
        var demoteFirst = state.There.Maker is not null;
        var batch = DriftRules.StrangersOf(state).Take(demoteFirst ? ChatPlan.BatchSize / 2 : ChatPlan.BatchSize);
        return batch.Any() ? new ExpelStep(driver, chat, [.. batch], demoteFirst) : null;
    }

    /// <summary>Those of whose removal this was the answer.</summary>
    public IEnumerable<Stranger> Those(IReadOnlyList<PlatformResult> results, PlatformFault fault) =>
        Calls.Zip(results).Where(pair => pair.First is RemoveMemberCall).Zip(Strangers).Where(pair => pair.First.Second.Fault == fault).Select(pair => pair.Second);

    private IEnumerable<PlatformCall> Out(Stranger stranger) =>
        DemoteFirst ? [new SetRoleCall(Chat, stranger.User, Administrator: false), new RemoveMemberCall(Chat, stranger.User)] : [new RemoveMemberCall(Chat, stranger.User)];
}
