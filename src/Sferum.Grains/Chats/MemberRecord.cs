using System.Collections.Immutable;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats;

/// <summary>A member in the row of a chat: why, by whose hand, where the link stands, and what the Sferum side has of them.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatMember")]
internal sealed record MemberRecord
{
    [Id(0)] public required AccountId Account { get; init; }

    /// <summary>Why the person is in the chat; empty for somebody on the way out.</summary>
    [Id(1)] public ImmutableArray<GroundSince> Grounds { get; init; } = [];

    /// <summary>The role that somebody set by hand; null: what the grounds give.</summary>
    [Id(2)] public MemberRole? HandRole { get; init; }

    /// <summary>Since when somebody has removed the person by hand; null: nobody has.</summary>
    [Id(3)] public DateTimeOffset? RemovedSince { get; init; }

    /// <summary>Where the link stands; null while nobody has said.</summary>
    [Id(4)] public LinkStanding? Link { get; init; }

    /// <summary>Whether the account's link tells this chat of its changes.</summary>
    [Id(5)] public bool Subscribed { get; init; }

    /// <summary>What the Sferum side has of the person; null: nothing.</summary>
    [Id(6)] public MemberThere? There { get; init; }
}

/// <summary>What the Sferum side has of a member.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatMemberThere")]
internal sealed record MemberThere
{
    /// <summary>The platform user that is in the chat, or was refused.</summary>
    [Id(0)] public required string User { get; init; }

    /// <summary>In the chat, as far as is known.</summary>
    [Id(1)] public bool Joined { get; init; }

    /// <summary>Administrator of the chat there.</summary>
    [Id(2)] public bool Administrator { get; init; }

    /// <summary>Why the platform refused the last wish about the person; None when it did not.</summary>
    [Id(3)] public PendingReason Refusal { get; init; }

    /// <summary>When this was so.</summary>
    [Id(4)] public DateTimeOffset Time { get; init; }

    /// <summary>When the role was refused; null when it was not.</summary>
    [Id(5)] public DateTimeOffset? RoleRefused { get; init; }

    /// <summary>Additions in a row of which nothing came.</summary>
    [Id(6)] public int Doubts { get; init; }

    /// <summary>Perhaps in the chat: was to be added when the wish changed, and a lost answer must leave nobody behind. A look at the members tells.</summary>
    [Id(7)] public bool Doubtful { get; init; }
}
