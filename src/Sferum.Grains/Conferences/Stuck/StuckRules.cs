using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Stuck;

/// <summary>Which starts and ends are late. Pure.</summary>
internal static class StuckRules
{
    /// <summary>How late a conference is; null when neither its start nor its end is due. One that was not even rung for is late too.</summary>
    public static StuckConference? Of(ConferenceId id, ConferenceState state, RetryPause starts, RetryPause ends, DateTimeOffset now) => ConferenceSchedule.DutyAt(state, now) switch
    {
        ConferenceDuty.Open or ConferenceDuty.Miss => Late(id, state, ConferenceStage.Starting, state.Start, starts, now),
        ConferenceDuty.BeginEnd or ConferenceDuty.Close => Late(id, state, ConferenceStage.Ending, EndDue(state), ends, now),
        _ => null,
    };

    /// <summary>Whether a query is about the conference's school.</summary>
    public static bool IsAsked(ConferenceId id, StuckQuery query) =>
        (query.School is not { } school || id.School == school) && query.Among?.Contains(id.School) != false;

    /// <summary>Some of those that a query means, the latest first; ties by name, so that pages never overlap.</summary>
    public static StuckPage Page(IEnumerable<StuckConference> conferences, StuckQuery query, DateTimeOffset now)
    {
        List<StuckConference> late = [.. conferences.Where(conference => now - conference.DueTime >= query.MinimumLateness)];
        late.Sort(static (one, other) => one.DueTime.CompareTo(other.DueTime) is var latest and not 0 ? latest : string.CompareOrdinal(one.Id.Name, other.Id.Name));
        return new StuckPage([.. late.Skip(query.Skip).Take(query.Take)], late.Count);
    }

    // Somebody may have ended it before its time.
    private static DateTimeOffset EndDue(ConferenceState state) => state.EndAskedAt is { } asked && asked < state.End ? asked : state.End;

    private static StuckConference Late(ConferenceId id, ConferenceState state, ConferenceStage stage, DateTimeOffset due, RetryPause pause, DateTimeOffset now) => new()
    {
        Id = id,
        Stage = stage,
        Trouble = state.Trouble,
        DueTime = due,
        Attempts = pause.Failures,
        NextAttemptTime = pause.Left(now) is var left && left > TimeSpan.Zero ? now + left : null,
    };
}
