using System.Collections.Immutable;

namespace Sferum.Grains.Chats.Drift;

/// <summary>What a chat's row keeps for comparisons with the Sferum side.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatDrift")]
internal sealed record ChatDrift
{
    /// <summary>Strangers that are kept; of more, the next comparison, which then follows at once, finds the others.</summary>
    public const int MostStrangers = 100;

    /// <summary>Findings of one comparison, and findings that wait to be listed.</summary>
    public const int MostFindings = 1_000;

    /// <summary>Nothing.</summary>
    public static ChatDrift None { get; } = new();

    /// <summary>When the next comparison is due; null: it is not planned yet.</summary>
    [Id(0)] public DateTimeOffset? Due { get; init; }

    /// <summary>When the chat was last compared so that differences are put right; null: never.</summary>
    [Id(1)] public DateTimeOffset? CheckedTime { get; init; }

    /// <summary>A wish for one before that; null: there is none.</summary>
    [Id(2)] public DriftWish? Wish { get; init; }

    /// <summary>The time of the last wish that was answered; null: none was.</summary>
    [Id(3)] public DateTimeOffset? WishTime { get; init; }

    /// <summary>The chat there in which the strangers are.</summary>
    [Id(4)] public string? Chat { get; init; }

    /// <summary>Who is to be removed there and is no account of this chat.</summary>
    [Id(5)] public ImmutableArray<Stranger> Strangers { get; init; } = [];

    /// <summary>Findings that the school's list does not have yet.</summary>
    [Id(6)] public ImmutableArray<DriftFinding> Unlisted { get; init; } = [];

    /// <summary>The last comparison that the list does not know of; null: it knows of all that matter to it.</summary>
    [Id(7)] public DateTimeOffset? UnlistedCheck { get; init; }

    /// <summary>Whether the list has, or will have, findings of this chat that were not put right.</summary>
    [Id(8)] public bool Open { get; init; }
}

/// <summary>Somebody in a chat there who is no account of it here.</summary>
/// <param name="User">The platform user.</param>
/// <param name="FindTime">When they were found.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.Stranger")]
internal sealed record Stranger([property: Id(0)] string User, [property: Id(1)] DateTimeOffset FindTime);
