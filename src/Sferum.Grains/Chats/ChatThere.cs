using Sferum.Grains.Chats.Reconciliation.HandOver;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats;

/// <summary>What the Sferum side has of a chat. A chat there is known only to the administrator who made it, by its id and under the profile of that moment.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatThere")]
internal sealed record ChatThere
{
    /// <summary>Nothing, and nothing asked.</summary>
    public static ChatThere Nothing { get; } = new();

    /// <summary>Counts the chats asked for; part of the working title.</summary>
    [Id(0)] public int Attempt { get; init; }

    /// <summary>The working title of the chat that was asked for; null: none was. Nobody else has a chat of this title, so it finds the chat when the answer was lost.</summary>
    [Id(1)] public string? WorkingTitle { get; init; }

    /// <summary>The chat's id there; null: it is not known to be there.</summary>
    [Id(2)] public string? Chat { get; init; }

    /// <summary>With whose token it was asked for.</summary>
    [Id(3)] public AccountId? Owner { get; init; }

    /// <summary>That account's platform user at the time.</summary>
    [Id(4)] public string OwnerUser { get; init; } = "";

    /// <summary>The title there.</summary>
    [Id(5)] public string Title { get; init; } = "";

    /// <summary>The title that was refused; null: none.</summary>
    [Id(6)] public string? RefusedTitle { get; init; }

    /// <summary>When it was refused; null: none was.</summary>
    [Id(8)] public DateTimeOffset? RefusedTime { get; init; }

    /// <summary>When a chat was last found gone there; null: never.</summary>
    [Id(7)] public DateTimeOffset? LostTime { get; init; }

    /// <summary>How far the hand-over to another administrator is; null: none is under way.</summary>
    [Id(9)] public ChatHandOver? HandOver { get; init; }

    /// <summary>Who made the chat, where that is not its owner any more; null: the owner did.</summary>
    [Id(10)] public ChatMaker? Maker { get; init; }

    /// <summary>Whether the owner has left a deleted chat, so that only its conversation is to be deleted.</summary>
    [Id(11)] public bool Left { get; init; }
}

/// <summary>What holds a chat's work on the Sferum side up.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatTrouble")]
internal sealed record ChatTrouble
{
    [Id(0)] public required PlatformTrouble Kind { get; init; }

    /// <summary>When to try again; null: at once.</summary>
    [Id(1)] public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Tries in a row that ended so.</summary>
    [Id(2)] public int Times { get; init; } = 1;

    /// <summary>Whether only additions are held up.</summary>
    [Id(3)] public bool AdditionsOnly { get; init; }
}
