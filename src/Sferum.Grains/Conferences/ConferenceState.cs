using System.Collections.Immutable;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Agenda;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences;

/// <summary>A conference as it is stored. Participants are kept as differences to the chat alone (C7).</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.Conference")]
internal sealed record ConferenceState : IDurableState
{
    [Id(0)] public required string Title { get; init; }

    /// <summary>True when the title was given and not made up (C3).</summary>
    [Id(1)] public bool TitledByHand { get; init; }

    [Id(2)] public required ConferenceType Type { get; init; }

    [Id(3)] public required ChatId Chat { get; init; }

    /// <summary>The chat's title when the conference was made.</summary>
    [Id(4)] public string ChatTitle { get; init; } = "";

    [Id(5)] public ChatType ChatType { get; init; }

    [Id(6)] public LessonId? Lesson { get; init; }

    [Id(7)] public required DateOnly Date { get; init; }

    [Id(8)] public required TimeOnly LocalStart { get; init; }

    [Id(9)] public required TimeOnly LocalEnd { get; init; }

    /// <summary>The planned start, in the school's offset of that moment.</summary>
    [Id(10)] public required DateTimeOffset Start { get; init; }

    /// <summary>The planned end, in the school's offset of that moment.</summary>
    [Id(11)] public required DateTimeOffset End { get; init; }

    [Id(12)] public ConferenceStage Stage { get; init; } = ConferenceStage.Scheduled;

    [Id(13)] public ConferenceTrouble Trouble { get; init; }

    /// <summary>Since when the answer to a request for the call is outstanding; null: no request is. On disk before the request leaves.</summary>
    [Id(14)] public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Requests for the call whose outcome was never learnt: each may have left a call open that nobody here knows. For operators.</summary>
    [Id(15)] public int PossibleOrphans { get; init; }

    /// <summary>When the last of these was asked for.</summary>
    [Id(16)] public DateTimeOffset? LastOrphanAt { get; init; }

    /// <summary>The call; null until the platform has confirmed it.</summary>
    [Id(17)] public ConferenceCall? Call { get; init; }

    /// <summary>When the platform confirmed the end.</summary>
    [Id(18)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>People beyond the chat's, in the order of their accounts.</summary>
    [Id(19)] public ImmutableArray<AccountId> Added { get; init; } = [];

    /// <summary>Members of the chat who do not take part, in the order of their accounts.</summary>
    [Id(20)] public ImmutableArray<AccountId> Removed { get; init; } = [];

    [Id(21)] public AccountId? CreatedBy { get; init; }

    [Id(22)] public required DateTimeOffset CreatedAt { get; init; }

    [Id(23)] public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts edits; what a caller sees as the etag.</summary>
    [Id(24)] public int Revision { get; init; } = 1;

    /// <summary>Of the request that made it: longer remembered than the request itself, since the id is derived from that.</summary>
    [Id(25)] public ulong Fingerprint { get; init; }

    /// <summary>Whether the chat's agenda has it.</summary>
    [Id(26)] public bool OnAgenda { get; init; }

    /// <summary>Whether its reminders have to follow its times, or to go.</summary>
    [Id(27)] public bool RemindersOwed { get; init; }

    /// <summary>Places in agendas that it was moved away from and that may still have it.</summary>
    [Id(28)] public ImmutableArray<AgendaPlace> LeftAgendas { get; init; } = [];

    /// <summary>When it was deleted: from then on callers do not find it, though its call may still have to be ended.</summary>
    [Id(29)] public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The revision of its row that stands in the list of its month; see <see cref="Listing.ConferenceIndexing"/>.</summary>
    [Id(35)] public long Listed { get; init; }

    /// <summary>Months that it was moved away from and that may still list it.</summary>
    [Id(36)] public ImmutableArray<int> LeftMonths { get; init; } = [];

    /// <summary>The classes that it is for: those of its lesson, else of its chat.</summary>
    [Id(37)] public ImmutableArray<ClassId> Classes { get; init; } = [];

    /// <summary>The teacher of its lesson.</summary>
    [Id(38)] public AccountId? Teacher { get; init; }

    /// <summary>The version of its lesson that it knows; 0: it has no lesson.</summary>
    [Id(40)] public long LessonVersion { get; init; }

    /// <summary>Whether the lesson moved or was cancelled, and it did not follow (C5).</summary>
    [Id(41)] public bool LessonMoved { get; init; }

    /// <summary>The lesson in words.</summary>
    [Id(42)] public string LessonTitle { get; init; } = "";

    /// <summary>Whether date and times are the lesson's, and nobody set others by hand.</summary>
    [Id(43)] public bool FollowsLesson { get; init; }

    /// <summary>What it made of that version, for a lesson that asks again.</summary>
    [Id(44)] public LessonEffect LessonHeard { get; init; }

    /// <summary>When the lesson is, by that version.</summary>
    [Id(45)] public LessonSlot? LessonSlot { get; init; }

    /// <summary>Possible orphans by name, and what the operators' list has of them.</summary>
    [Id(46)] public OrphanBook Orphans { get; init; } = OrphanBook.Empty;

    /// <summary>With whose link the call was asked for last.</summary>
    [Id(47)] public AccountId? AskedOf { get; init; }

    /// <summary>When somebody or the clock ended it; its end is due from then on.</summary>
    [Id(48)] public DateTimeOffset? EndAskedAt { get; init; }

    /// <summary>The lesson after which it is named, by that version; of one whose group does not belong to the chat, the one before. Null: it has no lesson.</summary>
    [Id(49)] public LessonPlan? LessonPlan { get; init; }

    /// <inheritdoc/>
    public Owed Owed => ConferenceSchedule.Owed(this);
}

/// <summary>A call on the Sferum side.</summary>
/// <param name="Id">The platform's id of it.</param>
/// <param name="SealedLink">The join link, sealed; empty once the call is over.</param>
/// <param name="Administrator">Whose token started it, and has to end it.</param>
/// <param name="OpenedAt">When the platform confirmed it.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.ConferenceCall")]
internal sealed record ConferenceCall(
    [property: Id(0)] string Id, [property: Id(1)] string SealedLink, [property: Id(2)] AccountId Administrator, [property: Id(3)] DateTimeOffset OpenedAt);
