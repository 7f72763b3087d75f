using System.Collections.Immutable;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats.Members;

/// <summary>A member in the row of a chat: why, by whose hand, where the link stands, and what the Sferum side has of them. Stored by <see cref="MemberPacking"/>.</summary>
internal sealed record MemberRecord
{
    public required AccountId Account { get; init; }

    /// <summary>Why the person is in the chat; empty for somebody on the way out.</summary>
    public ImmutableArray<GroundSince> Grounds { get; init; } = [];

    /// <summary>The role that somebody set by hand; null: what the grounds give.</summary>
    public MemberRole? HandRole { get; init; }

    /// <summary>Since when somebody has removed the person by hand; null: nobody has.</summary>
    public DateTimeOffset? RemovedSince { get; init; }

    /// <summary>Where the link stands; null while nobody has said.</summary>
    public LinkStanding? Link { get; init; }

    /// <summary>Whether the account's link tells this chat of its changes.</summary>
    public bool Subscribed { get; init; }

    /// <summary>Whether the account's link knows that the person is no member, though it tells this chat of its changes.</summary>
    public bool Aside { get; init; }

    /// <summary>Whether the account's link knows that its tokens are needed for this chat.</summary>
    public bool Holding { get; init; }

    /// <summary>What the Sferum side has of the person; null: nothing.</summary>
    public MemberThere? There { get; init; }
}

/// <summary>What the Sferum side has of a member.</summary>
internal sealed record MemberThere
{
    /// <summary>The platform user that is in the chat, or was refused.</summary>
    public required string User { get; init; }

    /// <summary>In the chat, as far as is known.</summary>
    public bool Joined { get; init; }

    /// <summary>Administrator of the chat there.</summary>
    public bool Administrator { get; init; }

    /// <summary>Why the platform refused the last wish about the person; None when it did not.</summary>
    public PendingReason Refusal { get; init; }

    /// <summary>When this was so.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>When the role was refused; null when it was not.</summary>
    public DateTimeOffset? RoleRefused { get; init; }

    /// <summary>Additions in a row of which nothing came.</summary>
    public int Doubts { get; init; }

    /// <summary>Perhaps in the chat: was to be added when the wish changed, and a lost answer must leave nobody behind. A look at the members tells.</summary>
    public bool Doubtful { get; init; }
}
