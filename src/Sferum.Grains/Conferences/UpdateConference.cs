using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences;

/// <summary>Changes a conference (C11).</summary>
[GenerateSerializer, Immutable, Alias("sferum.UpdateConference")]
public sealed record UpdateConference
{
    /// <summary>The caller's id of it.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>The version that the caller saw; empty: not compared.</summary>
    [Id(1)] public string Etag { get; init; } = "";

    /// <summary>What is to be changed; all others are left as they are, whatever stands in them.</summary>
    [Id(2)] public ConferenceFields Fields { get; init; }

    /// <summary>The name; empty: filled in again, for an online lesson (C3).</summary>
    [Id(3)] public string Title { get; init; } = "";

    /// <summary>The type.</summary>
    [Id(4)] public ConferenceType Type { get; init; }

    /// <summary>The chat.</summary>
    [Id(5)] public ChatId Chat { get; init; }

    /// <summary>The lesson; null: none.</summary>
    [Id(6)] public LessonId? Lesson { get; init; }

    /// <summary>The local date.</summary>
    [Id(7)] public DateOnly? Date { get; init; }

    /// <summary>The local start, to the second.</summary>
    [Id(8)] public TimeOnly? LocalStart { get; init; }

    /// <summary>The local end, to the second.</summary>
    [Id(9)] public TimeOnly? LocalEnd { get; init; }

    /// <summary>People to add, or to put back.</summary>
    [Id(10)] public IReadOnlyList<AccountId> AddParticipants { get; init; } = [];

    /// <summary>People to remove.</summary>
    [Id(11)] public IReadOnlyList<AccountId> RemoveParticipants { get; init; } = [];

    /// <summary>Whether everything is only checked.</summary>
    [Id(12)] public bool ValidateOnly { get; init; }

    /// <summary>At whose wish.</summary>
    [Id(13)] public AccountId? Actor { get; init; }
}

/// <summary>What of a conference a caller may name in an update.</summary>
[Flags, GenerateSerializer]
public enum ConferenceFields
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The name.</summary>
    Title = 1,

    /// <summary>The type.</summary>
    Type = 2,

    /// <summary>The chat.</summary>
    Chat = 4,

    /// <summary>The lesson.</summary>
    Lesson = 8,

    /// <summary>The local date.</summary>
    Date = 16,

    /// <summary>The local start.</summary>
    LocalStart = 32,

    /// <summary>The local end.</summary>
    LocalEnd = 64,
}
