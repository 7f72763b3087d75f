using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats;

/// <summary>Somebody in a chat.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ChatMember")]
public sealed record ChatMember
{
    /// <summary>The account.</summary>
    [Id(0)] public required AccountId Account { get; init; }

    /// <summary>The role.</summary>
    [Id(1)] public required MemberRole Role { get; init; }

    /// <summary>Whether the role was set by hand.</summary>
    [Id(2)] public bool RoleByHand { get; init; }

    /// <summary>Why the person is in the chat, with since when.</summary>
    [Id(3)] public IReadOnlyList<GroundSince> Grounds { get; init; } = [];

    /// <summary>Whether somebody removed the person by hand.</summary>
    [Id(4)] public bool RemovedByHand { get; init; }

    /// <summary>Blocked in this school (B16).</summary>
    [Id(5)] public bool Blocked { get; init; }

    /// <summary>Whether the account is linked.</summary>
    [Id(6)] public LinkState Link { get; init; } = LinkState.NotLinked;

    /// <summary>Where the person is on the Sferum side.</summary>
    [Id(7)] public MemberPlatformState Platform { get; init; }

    /// <summary>Why the person is not there.</summary>
    [Id(8)] public PendingReason Pending { get; init; }

    /// <summary>When the Sferum side's state was last confirmed.</summary>
    [Id(9)] public DateTimeOffset? PlatformTime { get; init; }

    /// <summary>Whether a window may offer to remove the person (B9).</summary>
    [Id(10)] public bool Removable { get; init; } = true;

    /// <summary>Since when somebody has removed the person by hand; null: nobody has.</summary>
    [Id(11)] public DateTimeOffset? RemovedSince { get; init; }
}

/// <summary>A ground and its beginning.</summary>
[GenerateSerializer, Immutable, Alias("sferum.GroundSince")]
public sealed record GroundSince([property: Id(0)] Ground Ground, [property: Id(1)] DateTimeOffset Since);

/// <summary>Where a member is on the Sferum side; numbers as in the contract.</summary>
[GenerateSerializer]
public enum MemberPlatformState
{
    /// <summary>Nothing is known.</summary>
    Unspecified = 0,

    /// <summary>In the chat there.</summary>
    Joined = 1,

    /// <summary>Not there yet.</summary>
    Pending = 2,

    /// <summary>Still there, on the way out.</summary>
    Leaving = 3,

    /// <summary>Not there and not to be.</summary>
    Absent = 4,
}

/// <summary>Why a member is not on the Sferum side; numbers as in the contract.</summary>
[GenerateSerializer]
public enum PendingReason
{
    /// <summary>Is there, or is not to be.</summary>
    None = 0,

    /// <summary>The account is not linked (B10).</summary>
    NotLinked = 1,

    /// <summary>The account's link no longer works.</summary>
    LinkBroken = 2,

    /// <summary>The account is blocked (B16).</summary>
    Blocked = 3,

    /// <summary>The chat itself is not there yet.</summary>
    ChatWaiting = 4,

    /// <summary>On its way.</summary>
    Queued = 5,

    /// <summary>Privacy settings refuse.</summary>
    Privacy = 6,

    /// <summary>Was invited and has not accepted.</summary>
    Invited = 7,

    /// <summary>The platform refuses more additions for now.</summary>
    Throttled = 8,

    /// <summary>The chat is full there.</summary>
    ChatFull = 9,

    /// <summary>The profile is deactivated there.</summary>
    ProfileDeactivated = 10,

    /// <summary>The chat is closed.</summary>
    ChatClosed = 11,

    /// <summary>The platform does not find the profile.</summary>
    ProfileNotFound = 12,
}
