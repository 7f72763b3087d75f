using System.Collections.Immutable;
using System.Globalization;
using Sferum.Grains.Chats;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences;

/// <summary>What callers may do with a conference: plan it (C2-C7), end it (C12). Pure.</summary>
internal static class ConferenceRules
{
    private const int LongestTitle = 200;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    /// <summary>The conference that a command plans, or why there can be none.</summary>
    public static Outcome<ConferenceState> Plan(CreateConference command, ConferenceSurroundings around, DateTimeOffset now)
    {
        if (LessonTerms.WhyNot(command.Lesson, around.Lesson, command.Type, around.Seat) is { } unfit)
        {
            return unfit;
        }

        var whole = LessonTerms.Filled(command, around.Lesson);
        if (WhyNoSuch(whole, around.Seat) is { } refusal)
        {
            return refusal;
        }

        var window = ConferenceSchedule.Plan(whole.Date!.Value, whole.LocalStart!.Value, whole.LocalEnd!.Value, around.School.TimeZone, now, command.MayBeLate);
        if (window.IsRefused)
        {
            return window.Refusal;
        }

        return (ParticipantRules.WhyNot(whole, around) ?? ParticipantRules.WhyNotThere(whole.RemoveParticipants, around.InChat.Contains)) is { } wrong ? wrong : LessonTerms.Of(Make(whole, around.Seat, window.Value, now), around.Lesson);
    }

    /// <summary>Ends a conference before its time; ending one that is over already is no error.</summary>
    public static Outcome<ConferenceState> End(ConferenceState state, string etag, DateTimeOffset now)
    {
        if (state.DeletedAt is not null)
        {
            return Refusal.Of(RefusalReason.NotFound);
        }

        if (etag.Length > 0 && etag != Etag(state))
        {
            return Refusal.Of(RefusalReason.EtagMismatch);
        }

        return state.Stage switch
        {
            ConferenceStage.Active => Lifecycle.ConferenceLifecycle.EndingNow(state, now) with { Revision = state.Revision + 1 },
            ConferenceStage.Ending or ConferenceStage.Ended => state,
            ConferenceStage.Starting => ConferenceParticipation.WhyClosed(state with { Stage = ConferenceStage.Scheduled }, now)!,
            _ => ConferenceParticipation.WhyClosed(state, now)!,
        };
    }

    /// <summary>
    /// Whether a plan took so long to come to the disk that it may not be kept any more: its place in the list and its claim on a lesson are given to others after a minute.
    /// </summary>
    public static bool IsStale(ConferenceState plan, DateTimeOffset now) => now - plan.CreatedAt >= Freshness;

    /// <summary>The version that callers see.</summary>
    public static string Etag(ConferenceState state) => state.Revision.ToString(CultureInfo.InvariantCulture);

    /// <summary>Why there can be no such conference in a chat; null when there can, its times apart.</summary>
    public static Refusal? WhyNoSuch(CreateConference command, ChatSeat seat)
    {
        if (command is { Type: ConferenceType.VideoCall, Lesson: not null })
        {
            return Refusal.Of(RefusalReason.LessonNotAllowed, "conference.lesson");
        }

        if (command is { Type: ConferenceType.OnlineLesson, Lesson: null } && seat.Type == ChatType.Subject)
        {
            return Refusal.Of(RefusalReason.LessonRequired, "conference.lesson");
        }

        if (MissingField(command) is { } field)
        {
            return Refusal.Of(RefusalReason.FieldRequired, field);
        }

        return seat.Life == ChatLife.Open ? null : new Refusal(RefusalReason.ChatClosed) { Subjects = [command.Chat.Name] };
    }

    private static string? MissingField(CreateConference command) => command switch
    {
        { Type: not ConferenceType.OnlineLesson, Title: "" } => "conference.title",
        { Date: null } => "conference.date",
        { LocalStart: null } => "conference.local_start",
        { LocalEnd: null } => "conference.local_end",
        _ => null,
    };

    private static ConferenceState Make(CreateConference command, ChatSeat seat, ConferenceWindow window, DateTimeOffset now) => new()
    {
        Title = command.Title.Length > 0 ? command.Title : MadeUpTitle(seat.Title, command.Date!.Value),
        TitledByHand = command.Title.Length > 0,
        Type = command.Type,
        Chat = command.Chat,
        ChatTitle = seat.Title,
        ChatType = seat.Type,
        Classes = [.. seat.Classes],
        Lesson = command.Lesson,
        Date = command.Date!.Value,
        LocalStart = command.LocalStart!.Value,
        LocalEnd = command.LocalEnd!.Value,
        Start = window.Start,
        End = window.End,
        Added = Sorted(command.AddParticipants),
        Removed = Sorted(command.RemoveParticipants),
        CreatedBy = command.Actor,
        CreatedAt = now,
        UpdatedAt = now,
        Fingerprint = command.Request.Fingerprint,
    };

    /// <summary>«5 А, 14.09.2026»: an online lesson without a lesson of the timetable (C3).</summary>
    public static string MadeUpTitle(string chat, DateOnly date)
    {
        var day = date.ToString("', 'dd'.'MM'.'yyyy", CultureInfo.InvariantCulture);
        return TextLength.Cut(chat, LongestTitle - day.Length) + day;
    }

    private static ImmutableArray<AccountId> Sorted(IReadOnlyList<AccountId> accounts) =>
        [.. accounts.OrderBy(account => account.Segment, StringComparer.Ordinal)];
}

/// <summary>What a command has to know of the world around the conference.</summary>
/// <param name="School">The school.</param>
/// <param name="Seat">The chat, and the actor's place in it.</param>
/// <param name="People">Those of the people named who are in the school.</param>
internal sealed record ConferenceSurroundings(SchoolSnapshot School, ChatSeat Seat, IReadOnlyDictionary<AccountId, Person> People)
{
    /// <summary>The lesson that is meant; null: none, or the school has none of this id.</summary>
    public LessonSnapshot? Lesson { get; init; }

    /// <summary>The chat's members, when a new conference is to leave some of them out.</summary>
    public IReadOnlySet<AccountId> InChat { get; init; } = ImmutableHashSet<AccountId>.Empty;
}
