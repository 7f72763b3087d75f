using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>How a lesson changes, and who is its online lesson. Pure.</summary>
internal static class LessonRules
{
    /// <summary>How long a claim holds whose conference is not there: it may be on its way to the disk.</summary>
    public static TimeSpan Unborn { get; } = TimeSpan.FromMinutes(1);

    /// <summary>The lesson after an import; the same one when it is so already, or this import was here before.</summary>
    public static LessonState Take(LessonState? state, LessonPlan plan, long import, DateTimeOffset now)
    {
        if (state is null)
        {
            return new LessonState { Plan = plan, UpdatedAt = now, Trace = new LessonTrace(import, LessonChange.Added) };
        }

        return state.Trace.Import == import || (state.Plan == plan && !state.Cancelled)
            ? state
            : Changed(state, new LessonTrace(import, LessonChange.Changed, state.Plan.Date == plan.Date ? null : state.Plan.Date), now) with { Plan = plan, Cancelled = false };
    }

    /// <summary>The lesson after an import that cancels it; the same one when it is cancelled already, or this import was here before.</summary>
    public static LessonState Cancel(LessonState state, long import, DateTimeOffset now) => state.Trace.Import == import || state.Cancelled
        ? state
        : Changed(state, new LessonTrace(import, LessonChange.Cancelled), now) with { Cancelled = true };

    /// <summary>What an import came to for a lesson that it has taken.</summary>
    public static LessonChange ChangeOf(LessonState state, long import) => state.Trace.Import == import ? state.Trace.Change : LessonChange.Unchanged;

    /// <summary>A conference claims the lesson. Refused: LessonCancelled; OnlineLessonExists, unless the one that has it is known to be over.</summary>
    /// <param name="state">The lesson.</param>
    /// <param name="conference">Who claims it.</param>
    /// <param name="over">The conference that is over; empty: none is.</param>
    /// <param name="lesson">The lesson's own id.</param>
    /// <param name="now">This moment.</param>
    public static Outcome<LessonState> Claim(LessonState state, string conference, string over, LessonId lesson, DateTimeOffset now)
    {
        if (state.Cancelled)
        {
            return Refusal.Of(RefusalReason.LessonCancelled) with { Subjects = [lesson.Name] };
        }

        return state.Claim switch
        {
            { } mine when mine.Conference == conference => state,
            { } other when other.Conference != over => Taken(new ConferenceId(lesson.School, other.Conference)),
            _ => state with { Claim = new LessonClaim(conference, now), Told = state.Version },
        };
    }

    /// <summary>The lesson without the claim of a conference that is over or was never made; the same one when another has it.</summary>
    public static LessonState Release(LessonState state, string conference) =>
        state.Claim?.Conference == conference ? state with { Claim = null, Told = 0 } : state;

    /// <summary>Its conference has heard how the lesson was at a version.</summary>
    public static LessonState Heard(LessonState state, string conference, long version, LessonEffect effect)
    {
        if (state.Claim?.Conference != conference || state.Told >= version)
        {
            return state;
        }

        var trace = version == state.Version ? state.Trace with { Effect = effect, Conference = conference } : state.Trace;
        return state with { Told = version, Trace = trace };
    }

    /// <summary>Whether a claim whose conference is not there holds no longer.</summary>
    public static bool IsForgotten(LessonClaim claim, DateTimeOffset now) => now - claim.At >= Unborn;

    /// <summary>The refusal that names the conference which has the lesson.</summary>
    public static Refusal Taken(ConferenceId conference) => Refusal.Of(RefusalReason.OnlineLessonExists) with { Subjects = [conference.Name] };

    private static LessonState Changed(LessonState state, LessonTrace trace, DateTimeOffset now) =>
        state with { Version = state.Version + 1, UpdatedAt = now, Trace = trace };
}
