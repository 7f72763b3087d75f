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

/// <summary>Remove strangers.</summary>
internal sealed record ExpelStep(AccountId Driver, string Chat, ImmutableArray<Stranger> Strangers) : LaneStep(Driver)
{
    public override LanePriority Priority => LanePriority.Remove;

    public override IReadOnlyList<PlatformCall> Calls => [.. Strangers.Select(stranger => new RemoveMemberCall(Chat, stranger.User))];
}
