using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences;

/// <summary>Plans a conference (C2-C7).</summary>
[GenerateSerializer, Immutable, Alias("sferum.CreateConference")]
public sealed record CreateConference
{
    /// <summary>The caller's id of it.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>The name; empty: filled in for an online lesson (C3).</summary>
    [Id(1)] public string Title { get; init; } = "";

    /// <summary>The type.</summary>
    [Id(2)] public required ConferenceType Type { get; init; }

    /// <summary>The chat.</summary>
    [Id(3)] public required ChatId Chat { get; init; }

    /// <summary>The lesson.</summary>
    [Id(4)] public LessonId? Lesson { get; init; }

    /// <summary>The local date.</summary>
    [Id(5)] public DateOnly? Date { get; init; }

    /// <summary>The local start, to the second.</summary>
    [Id(6)] public TimeOnly? LocalStart { get; init; }

    /// <summary>The local end, to the second.</summary>
    [Id(7)] public TimeOnly? LocalEnd { get; init; }

    /// <summary>People beyond the chat's.</summary>
    [Id(8)] public IReadOnlyList<AccountId> AddParticipants { get; init; } = [];

    /// <summary>Members of the chat who are not to take part.</summary>
    [Id(9)] public IReadOnlyList<AccountId> RemoveParticipants { get; init; } = [];

    /// <summary>Whether everything is only checked.</summary>
    [Id(10)] public bool ValidateOnly { get; init; }

    /// <summary>At whose wish.</summary>
    [Id(11)] public AccountId? Actor { get; init; }

    /// <summary>Whether it begins at once when its start has passed and its end is ahead, as the journal wants it (C14).</summary>
    [Id(12)] public bool MayBeLate { get; init; }
}
