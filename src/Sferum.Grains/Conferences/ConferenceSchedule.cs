using NodaTime;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences;

/// <summary>The clock of a conference: local times to instants (C6), and what is due from state and time (C8, C9). Pure.</summary>
internal static class ConferenceSchedule
{
    /// <summary>The shortest conference.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>How long ago a start may be when it is planned: people type while the clock goes on.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>How many days ahead a conference may be planned: a school year and its holidays.</summary>
    public const int FarthestDays = 366;

    // Longer before its start than anybody looks at it for the sake of its start.
    private static readonly TimeSpan Far = TimeSpan.FromMinutes(5);

    private const string StartField = "conference.local_start";

    private const string EndField = "conference.local_end";

    /// <summary>The window of a conference in a zone, or why there can be none.</summary>
    /// <param name="date">The local day.</param>
    /// <param name="start">The local start.</param>
    /// <param name="end">The local end, on the same day; midnight stands for the end of the day, which is the next one.</param>
    /// <param name="zone">IANA name of the school's time zone.</param>
    /// <param name="now">This moment.</param>
    /// <param name="late">Whether it may have begun already: then it begins at once.</param>
    public static Outcome<ConferenceWindow> Plan(DateOnly date, TimeOnly start, TimeOnly end, string zone, DateTimeOffset now, bool late = false)
    {
        if (end <= start)
        {
            return Refusal.Of(end == TimeOnly.MinValue ? RefusalReason.CrossesMidnight : RefusalReason.EndBeforeStart, EndField);
        }

        var clock = DateTimeZoneProviders.Tzdb[zone];
        if (Instant(clock, date, start) is not { } starts)
        {
            return Refusal.Of(RefusalReason.TimeInGap, StartField);
        }

        return Instant(clock, date, end) is { } ends
            ? Check(new ConferenceWindow(starts, ends), now, late)
            : Refusal.Of(RefusalReason.TimeInGap, EndField);
    }

    /// <summary>The window as it is, however long ago; null in a gap of the clock.</summary>
    public static ConferenceWindow? Window(DateOnly date, TimeOnly start, TimeOnly end, string zone)
    {
        var clock = DateTimeZoneProviders.Tzdb[zone];
        return Instant(clock, date, start) is { } starts && Instant(clock, date, end) is { } ends ? new ConferenceWindow(starts, ends) : null;
    }

    /// <summary>The window of a conference that has started, with another end, or why there can be none.</summary>
    /// <param name="state">The conference.</param>
    /// <param name="end">The new local end.</param>
    /// <param name="zone">IANA name of the school's time zone.</param>
    /// <param name="now">This moment.</param>
    public static Outcome<ConferenceWindow> Extend(ConferenceState state, TimeOnly end, string zone, DateTimeOffset now)
    {
        if (end <= state.LocalStart)
        {
            return Refusal.Of(end == TimeOnly.MinValue ? RefusalReason.CrossesMidnight : RefusalReason.EndBeforeStart, EndField);
        }

        if (EndOfStarted(state, end, DateTimeZoneProviders.Tzdb[zone]) is not { } ends)
        {
            return Refusal.Of(RefusalReason.TimeInGap, EndField);
        }

        return ends - state.Start < Shortest ? Refusal.Of(RefusalReason.ConferenceTooShort, EndField)
            : ends <= now ? Refusal.Of(RefusalReason.EndInPast, EndField)
            : new ConferenceWindow(state.Start, ends);
    }

    /// <summary>What is to be done now.</summary>
    public static ConferenceDuty DutyAt(ConferenceState state, DateTimeOffset now) => state.Stage switch
    {
        ConferenceStage.Scheduled or ConferenceStage.Starting when state.DeletedAt is not null => ConferenceDuty.CallOff,
        ConferenceStage.Scheduled or ConferenceStage.Starting when now >= state.End => ConferenceDuty.Miss,
        ConferenceStage.Scheduled or ConferenceStage.Starting when now >= state.Start => ConferenceDuty.Open,
        ConferenceStage.Active when now >= state.End => ConferenceDuty.BeginEnd,
        ConferenceStage.Ending => ConferenceDuty.Close,
        _ => ConferenceDuty.None,
    };

    /// <summary>The moment at which something is due by the clock; null when nothing is any more.</summary>
    public static DateTimeOffset? NextMoment(ConferenceState state) => state.Stage switch
    {
        ConferenceStage.Scheduled => state.Start,
        ConferenceStage.Starting or ConferenceStage.Active => state.End,
        _ => null,
    };

    /// <summary>Whether it has so long to wait that it need not wait in memory.</summary>
    public static bool IsFar(ConferenceState state, DateTimeOffset now) =>
        state.Stage is ConferenceStage.Scheduled or ConferenceStage.Cancelled && state.Start - now > Far;

    /// <summary>Whether the chat's agenda has to take it, or to let it go. One that is over falls out by itself.</summary>
    public static bool OwesAgenda(ConferenceState state) => state.Stage switch
    {
        _ when !state.LeftAgendas.IsEmpty => true,
        ConferenceStage.Cancelled => state.OnAgenda,
        ConferenceStage.Ended or ConferenceStage.Missed => false,
        _ => !state.OnAgenda && state.DeletedAt is null,
    };

    /// <summary>What the row owes, and from when: the net under the reminders.</summary>
    public static Owed Owed(ConferenceState state) => state.Stage switch
    {
        _ when OwesAgenda(state) || state.RemindersOwed || OrphanRules.OwesRow(state) => Commits.Owed.Now,
        _ when ConferenceIndexing.OwesRow(state) => ConferenceIndexing.PutOff(state) is { } later ? Commits.Owed.At(later) : Commits.Owed.Now,
        ConferenceStage.Scheduled => Commits.Owed.At(state.Start),
        ConferenceStage.Starting or ConferenceStage.Ending => Commits.Owed.Now,
        ConferenceStage.Active => Commits.Owed.At(state.End),
        _ => Commits.Owed.Nothing,
    };

    private static Outcome<ConferenceWindow> Check(ConferenceWindow window, DateTimeOffset now, bool late)
    {
        if (window.End - window.Start < Shortest)
        {
            return Refusal.Of(RefusalReason.ConferenceTooShort, EndField);
        }

        if (late && window.End <= now)
        {
            return Refusal.Of(RefusalReason.EndInPast, EndField);
        }

        if (!late && (window.Start < now - Grace || window.End <= now))
        {
            return Refusal.Of(RefusalReason.StartInPast, StartField);
        }

        return window.Start > now.AddDays(FarthestDays)
            ? new Refusal(RefusalReason.StartTooFar) { Field = "conference.date", Facts = new Dictionary<string, string> { ["limit_days"] = $"{FarthestDays}" } }
            : window;
    }

    // One that has started stays in the time in which it was planned, whatever zone its school is in now.
    private static DateTimeOffset? EndOfStarted(ConferenceState state, TimeOnly end, DateTimeZone zone) => Instant(zone, state.Date, state.LocalStart) == state.Start
        ? Instant(zone, state.Date, end)
        : new DateTimeOffset(state.Date.ToDateTime(end), state.Start.Offset);

    // In the repeated hour the earlier instant; in a gap none.
    private static DateTimeOffset? Instant(DateTimeZone zone, DateOnly date, TimeOnly time)
    {
        var mapping = zone.MapLocal(LocalDate.FromDateOnly(date) + LocalTime.FromTimeOnly(time));
        return mapping.Count == 0 ? null : mapping.First().ToDateTimeOffset();
    }
}

/// <summary>When a conference begins and ends, each in the school's offset of that moment.</summary>
internal sealed record ConferenceWindow(DateTimeOffset Start, DateTimeOffset End);

/// <summary>What a conference has to do at a moment.</summary>
internal enum ConferenceDuty
{
    /// <summary>Wait for the next moment, or nothing more.</summary>
    None,

    /// <summary>Open the call.</summary>
    Open,

    /// <summary>Call it off: it was deleted while its call was asked for, and no answer is awaited any more.</summary>
    CallOff,

    /// <summary>Say that it was missed: its end has come without a call.</summary>
    Miss,

    /// <summary>Begin to end: nobody gets the link any more.</summary>
    BeginEnd,

    /// <summary>Close the call.</summary>
    Close,
}
