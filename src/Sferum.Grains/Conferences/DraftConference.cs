using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Conferences;

/// <summary>What was chosen in the window «Добавить» so far.</summary>
/// <param name="Type">The type.</param>
/// <param name="Chat">The chat; null: not chosen yet.</param>
/// <param name="Lesson">The lesson; null: not chosen yet.</param>
/// <param name="Date">A date that the user set already.</param>
/// <param name="Actor">Who fills in the window.</param>
[GenerateSerializer, Immutable, Alias("sferum.DraftConference")]
public sealed record DraftConference(
    [property: Id(0)] ConferenceType Type, [property: Id(1)] ChatId? Chat, [property: Id(2)] LessonId? Lesson, [property: Id(3)] DateOnly? Date, [property: Id(4)] AccountId? Actor);

/// <summary>What that window is filled with (C2-C7).</summary>
[GenerateSerializer, Immutable, Alias("sferum.ConferenceDraft")]
public sealed record ConferenceDraft
{
    /// <summary>The type.</summary>
    [Id(0)] public required ConferenceType Type { get; init; }

    /// <summary>The name (C3); empty where people have to give one.</summary>
    [Id(1)] public string Title { get; init; } = "";

    /// <summary>The chat; null: to be chosen.</summary>
    [Id(2)] public ChatId? Chat { get; init; }

    /// <summary>Its title.</summary>
    [Id(3)] public string ChatTitle { get; init; } = "";

    /// <summary>Its type.</summary>
    [Id(4)] public ChatType? ChatType { get; init; }

    /// <summary>The lesson.</summary>
    [Id(5)] public LessonId? Lesson { get; init; }

    /// <summary>The lesson in words.</summary>
    [Id(6)] public string LessonTitle { get; init; } = "";

    /// <summary>The local date (C6).</summary>
    [Id(7)] public required DateOnly Date { get; init; }

    /// <summary>The local start; null: to be set.</summary>
    [Id(8)] public TimeOnly? LocalStart { get; init; }

    /// <summary>The local end; null: to be set.</summary>
    [Id(9)] public TimeOnly? LocalEnd { get; init; }

    /// <summary>Whether the date is not the lesson's.</summary>
    [Id(10)] public bool TimedByHand { get; init; }

    /// <summary>The start as an instant; null while times are to be set.</summary>
    [Id(11)] public DateTimeOffset? StartTime { get; init; }

    /// <summary>The end as an instant.</summary>
    [Id(12)] public DateTimeOffset? EndTime { get; init; }

    /// <summary>Who takes part by default: the tabs (C7).</summary>
    [Id(13)] public PersonKinds Kinds { get; init; }

    /// <summary>How many that are.</summary>
    [Id(14)] public int ParticipantCount { get; init; }

    /// <summary>Other conferences at the same time, when the school wants to know.</summary>
    [Id(15)] public IReadOnlyList<ConferenceOverlap> Overlaps { get; init; } = [];
}
