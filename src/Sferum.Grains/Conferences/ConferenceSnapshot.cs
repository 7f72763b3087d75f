using Sferum.Grains.Chats;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences;

/// <summary>A conference as readers get it (C1). The link is not in it: Join alone gives it.</summary>
[GenerateSerializer, Immutable, Alias("sferum.Conference")]
public sealed record ConferenceSnapshot
{
    /// <summary>The conference.</summary>
    [Id(0)] public required ConferenceId Id { get; init; }

    /// <summary>The name.</summary>
    [Id(1)] public required string Title { get; init; }

    /// <summary>The type.</summary>
    [Id(2)] public required ConferenceType Type { get; init; }

    /// <summary>The chat.</summary>
    [Id(3)] public required ChatId Chat { get; init; }

    /// <summary>The chat's title when it was last looked at.</summary>
    [Id(4)] public string ChatTitle { get; init; } = "";

    /// <summary>The chat's type.</summary>
    [Id(5)] public ChatType ChatType { get; init; }

    /// <summary>The lesson.</summary>
    [Id(6)] public LessonId? Lesson { get; init; }

    /// <summary>The local date.</summary>
    [Id(7)] public required DateOnly Date { get; init; }

    /// <summary>The local start.</summary>
    [Id(8)] public required TimeOnly LocalStart { get; init; }

    /// <summary>The local end.</summary>
    [Id(9)] public required TimeOnly LocalEnd { get; init; }

    /// <summary>Whether the title was set by hand.</summary>
    [Id(10)] public bool TitledByHand { get; init; }

    /// <summary>Whether the times were set by hand.</summary>
    [Id(11)] public bool TimedByHand { get; init; }

    /// <summary>The planned start.</summary>
    [Id(12)] public required DateTimeOffset StartTime { get; init; }

    /// <summary>The planned end.</summary>
    [Id(13)] public required DateTimeOffset EndTime { get; init; }

    /// <summary>When the platform confirmed the call.</summary>
    [Id(14)] public DateTimeOffset? ActualStartTime { get; init; }

    /// <summary>When the platform confirmed the end.</summary>
    [Id(15)] public DateTimeOffset? ActualEndTime { get; init; }

    /// <summary>The status.</summary>
    [Id(16)] public required ConferenceStage Stage { get; init; }

    /// <summary>Why it is late, cancelled or missed.</summary>
    [Id(17)] public ConferenceTrouble Trouble { get; init; }

    /// <summary>Whether participants were edited by hand.</summary>
    [Id(18)] public bool ParticipantsEdited { get; init; }

    /// <summary>Who made it.</summary>
    [Id(19)] public AccountId? CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    [Id(20)] public DateTimeOffset CreateTime { get; init; }

    /// <summary>When it changed last.</summary>
    [Id(21)] public DateTimeOffset UpdateTime { get; init; }

    /// <summary>The version, opaque.</summary>
    [Id(22)] public string Etag { get; init; } = "";

    /// <summary>Requests for the call whose outcome was never learnt: each may have left a call open on the Sferum side. For operators.</summary>
    [Id(23)] public int PossibleOrphans { get; init; }

    /// <summary>When the last of these was asked for.</summary>
    [Id(24)] public DateTimeOffset? LastOrphanTime { get; init; }

    /// <summary>The lesson in words.</summary>
    [Id(25)] public string LessonTitle { get; init; } = "";

    /// <summary>Whether the lesson moved or was cancelled, and the conference did not follow.</summary>
    [Id(26)] public bool LessonMoved { get; init; }
}
