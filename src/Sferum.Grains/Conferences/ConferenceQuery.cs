using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences;

/// <summary>Asks for conferences of a school, by start (C1, A7).</summary>
[GenerateSerializer, Immutable, Alias("sferum.ConferenceQuery")]
public sealed record ConferenceQuery
{
    /// <summary>First local day; null: the first there is.</summary>
    [Id(0)] public DateOnly? From { get; init; }

    /// <summary>Last local day; null: the last there is.</summary>
    [Id(1)] public DateOnly? To { get; init; }

    /// <summary>Only in these states; empty: all.</summary>
    [Id(2)] public IReadOnlyList<ConferenceStage> Stages { get; init; } = [];

    /// <summary>Only of this type.</summary>
    [Id(3)] public ConferenceType? Type { get; init; }

    /// <summary>Only of this chat.</summary>
    [Id(4)] public ChatId? Chat { get; init; }

    /// <summary>Only of this lesson.</summary>
    [Id(5)] public LessonId? Lesson { get; init; }

    /// <summary>Only those that this person may join.</summary>
    [Id(6)] public AccountId? Participant { get; init; }

    /// <summary>Words of the title that must all occur, each as the beginning of a word; case and ё/е make no difference. Empty: all.</summary>
    [Id(7)] public string Text { get; init; } = "";

    /// <summary>Who looks: only what is available to it is listed; null: all.</summary>
    [Id(8)] public AccountId? Viewer { get; init; }

    /// <summary>Whether the latest comes first.</summary>
    [Id(9)] public bool Descending { get; init; }

    /// <summary>Rows to leave out.</summary>
    [Id(10)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(11)] public int Take { get; init; } = 50;
}

/// <summary>A page of conferences.</summary>
/// <param name="Conferences">The rows, as the viewer sees them; participants are not counted in a list.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.ConferencePage")]
public sealed record ConferencePage([property: Id(0)] IReadOnlyList<ConferenceView> Conferences, [property: Id(1)] int Total);
