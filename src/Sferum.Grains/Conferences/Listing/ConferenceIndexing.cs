namespace Sferum.Grains.Conferences.Listing;

/// <summary>
/// When a conference owes its row to the list of its month. What the bell does with it (starting, active, ending) is not pushed: lists ask the conference itself. That it is over is pushed
/// somewhat later, so that those of one bell do not all write at once. Pure.
/// </summary>
internal static class ConferenceIndexing
{
    private const int SpreadSeconds = 60;

    private const int StagesOfARevision = 16;

    /// <summary>The month that lists a day.</summary>
    public static int MonthOf(DateOnly date) => (date.Year * 100) + date.Month;

    /// <summary>Grows with every change that is pushed.</summary>
    public static long RevisionOf(ConferenceState state) =>
        ((long)state.Revision * StagesOfARevision) + (IsFinal(state.Stage) ? (int)state.Stage : 0);

    /// <summary>Whether nothing happens to it any more by itself.</summary>
    public static bool IsFinal(ConferenceStage stage) => stage is ConferenceStage.Ended or ConferenceStage.Missed or ConferenceStage.Cancelled;

    /// <summary>Whether only the conference knows how it stands: its start has come, and the row does not say that it is over.</summary>
    public static bool IsLive(ConferenceState state, DateTimeOffset now) => !IsFinal(state.Stage) && now >= state.Start;

    /// <summary>Whether a list does not show what it should.</summary>
    public static bool OwesRow(ConferenceState state) => state.Listed < RevisionOf(state) || !state.LeftMonths.IsEmpty;

    /// <summary>The moment from which what is owed is pushed; null: at once.</summary>
    public static DateTimeOffset? PutOff(ConferenceState state) => state.Stage is ConferenceStage.Ended or ConferenceStage.Missed
        ? (state.EndedAt ?? state.End).AddSeconds(state.Fingerprint % SpreadSeconds)
        : null;

    /// <summary>A conference after an edit: the month that it leaves has to let it go, and the one that it comes to has to take it.</summary>
    public static ConferenceState Moved(ConferenceState before, ConferenceState after)
    {
        var (left, come) = (MonthOf(before.Date), MonthOf(after.Date));
        return left == come ? after : after with { LeftMonths = after.LeftMonths.Remove(left).Remove(come).Add(left) };
    }

    /// <summary>A revision stands in the list of its month.</summary>
    public static ConferenceState TakePush(ConferenceState state, long revision) =>
        revision <= state.Listed ? state : state with { Listed = revision };

    /// <summary>A month has let it go.</summary>
    public static ConferenceState TakeLeft(ConferenceState state, int month) =>
        state.LeftMonths.Contains(month) ? state with { LeftMonths = state.LeftMonths.Remove(month) } : state;
}
