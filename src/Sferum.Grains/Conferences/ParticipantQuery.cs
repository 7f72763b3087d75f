using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Conferences;

/// <summary>Asks for participants of a conference, by name (C7).</summary>
[GenerateSerializer, Immutable, Alias("sferum.ParticipantQuery")]
public sealed record ParticipantQuery
{
    /// <summary>Only people who are one of these: the tab; None: all.</summary>
    [Id(0)] public PersonKinds Kinds { get; init; }

    /// <summary>Words that must all occur, each as the beginning of a word; case and ё/е make no difference. Empty: all.</summary>
    [Id(1)] public string Text { get; init; } = "";

    /// <summary>Whether people removed by hand are listed too.</summary>
    [Id(2)] public bool ShowRemoved { get; init; }

    /// <summary>Who looks; null: not checked.</summary>
    [Id(3)] public AccountId? Viewer { get; init; }

    /// <summary>Rows to leave out.</summary>
    [Id(4)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(5)] public int Take { get; init; } = 50;
}

/// <summary>A page of participants.</summary>
/// <param name="Participants">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.ParticipantPage")]
public sealed record ParticipantPage([property: Id(0)] IReadOnlyList<ConferenceParticipant> Participants, [property: Id(1)] int Total);

/// <summary>Somebody who takes part, or was removed by hand (C7).</summary>
/// <param name="Person">The person in the school.</param>
/// <param name="Link">Whether the account is linked.</param>
/// <param name="FromChat">Is a member of the chat.</param>
/// <param name="AddedByHand">Was added to this conference.</param>
/// <param name="RemovedByHand">Was removed from this conference, and so does not take part.</param>
/// <param name="SferumAdministrator">The Sferum chats administrator, who always takes part.</param>
[GenerateSerializer, Immutable, Alias("sferum.ConferenceParticipant")]
public sealed record ConferenceParticipant(
    [property: Id(0)] Person Person,
    [property: Id(1)] LinkState Link,
    [property: Id(2)] bool FromChat,
    [property: Id(3)] bool AddedByHand,
    [property: Id(4)] bool RemovedByHand,
    [property: Id(5)] bool SferumAdministrator);
