using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Reconciliation.HandOver;

/// <summary>How far the hand-over of a chat to the school's new Sferum administrator is. The invite link by which that one joins is never kept: it is asked for anew.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatHandOver")]
internal sealed record ChatHandOver
{
    /// <summary>Who takes the chat over.</summary>
    [Id(0)] public required AccountId Heir { get; init; }

    /// <summary>That account's platform user.</summary>
    [Id(1)] public required string User { get; init; }

    /// <summary>The title by which the heir finds the chat among its own, given to no other chat; null: none was needed yet.</summary>
    [Id(2)] public string? Mark { get; init; }

    /// <summary>The id by which the heir knows the chat; null: it is not known yet.</summary>
    [Id(3)] public string? Chat { get; init; }

    /// <summary>Not tried again before this moment; null: at once.</summary>
    [Id(4)] public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Tries in a row that came to nothing.</summary>
    [Id(5)] public int Times { get; init; }

    /// <summary>Whether the heir's token was seen to work, so that the chat gets its mark for a moment: everybody in it sees that.</summary>
    [Id(6)] public bool Ready { get; init; }
}

/// <summary>Who made a chat on the Sferum side that somebody else drives by now: nobody there can put the maker out or take its rights away, but itself.</summary>
/// <param name="Account">The account.</param>
/// <param name="User">Its platform user at the time.</param>
/// <param name="Chat">The id by which it knows the chat.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatMaker")]
internal sealed record ChatMaker([property: Id(0)] AccountId Account, [property: Id(1)] string User, [property: Id(2)] string Chat);
