using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.UserLinks;

/// <summary>A link as readers get it (A6).</summary>
[GenerateSerializer, Immutable, Alias("sferum.UserLink")]
public sealed record UserLinkSnapshot
{
    /// <summary>The account.</summary>
    [Id(0)] public required AccountId Account { get; init; }

    /// <summary>The state.</summary>
    [Id(1)] public required LinkState State { get; init; }

    /// <summary>The profile's id on the platform; empty when not linked.</summary>
    [Id(2)] public string ProfileId { get; init; } = "";

    /// <summary>The profile's name; empty when not linked.</summary>
    [Id(3)] public string ProfileName { get; init; } = "";

    /// <summary>Whether that name differs from the roster's.</summary>
    [Id(4)] public bool NameDiffers { get; init; }

    /// <summary>When it was linked.</summary>
    [Id(5)] public DateTimeOffset? LinkTime { get; init; }

    /// <summary>Until when the attempt under way can be finished.</summary>
    [Id(6)] public DateTimeOffset? AttemptExpireTime { get; init; }

    /// <summary>Why the last attempt failed; Unspecified when none did.</summary>
    [Id(7)] public RefusalReason LastRefusal { get; init; }

    /// <summary>Schools in which the account is.</summary>
    [Id(8)] public IReadOnlyList<SchoolId> Schools { get; init; } = [];

    /// <summary>Schools whose Sferum chats administrator it is.</summary>
    [Id(9)] public IReadOnlyList<SchoolId> AdministratorOf { get; init; } = [];

    /// <summary>Chats that it is in.</summary>
    [Id(10)] public int ChatCount { get; init; }

    /// <summary>When the state changed last.</summary>
    [Id(11)] public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>Where the last page of the last attempt leads; empty: nowhere.</summary>
    [Id(12)] public string ReturnAddress { get; init; } = "";

    /// <summary>
    /// Chats that still wait for the link: all of them before it is linked; afterwards, also when it was undone, those that have not been told yet. A chat that was told may still
    /// be on its way to add the person on the Sferum side, or to remove them: see <see cref="IUserLinkGrain.CountPendingChatsAsync"/>. Each school learns of its own.
    /// </summary>
    [Id(14)] public IReadOnlyList<PendingChats> Pending { get; init; } = [];

    /// <summary>Never the name.</summary>
    public override string ToString() => nameof(UserLinkSnapshot);
}
