namespace Sferum.Grains.Conferences.Lifecycle;

/// <summary>The two reminders of a conference. Both exist from its creation; the bell itself writes nothing to their table.</summary>
internal static class ConferenceReminders
{
    /// <summary>Due a little before the start.</summary>
    public const string Start = "start";

    /// <summary>Due a little before the end.</summary>
    public const string End = "end";

    // Conferences of one bell take their reminders out over this many seconds, not all at once.
    private const int SpreadSeconds = 60;

    private static readonly TimeSpan LeastLead = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LeadSpread = TimeSpan.FromSeconds(30);

    /// <summary>After which time a reminder ticks again, until it is taken out: a tick that is lost is not made up for earlier.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// In what time a reminder is to tick first: 15 to 45 s before its moment, each conference in a second of its own, so that those of one bell do not all come into memory when it rings. The
    /// moment itself is then waited for by a timer.
    /// </summary>
    /// <param name="moment">The start or the end.</param>
    /// <param name="now">This moment.</param>
    /// <param name="grain">Spreads those of one bell.</param>
    public static TimeSpan DueIn(DateTimeOffset moment, DateTimeOffset now, GrainId grain)
    {
        var due = moment - LeastLead - TimeSpan.FromMilliseconds(grain.GetUniformHashCode() % LeadSpread.TotalMilliseconds) - now;
        return due > TimeSpan.Zero ? due : TimeSpan.Zero;
    }

    /// <summary>Whether a reminder has nothing to do any more and may be taken out: never on its first tick, which is the bell.</summary>
    /// <param name="name">The reminder.</param>
    /// <param name="state">The conference; null: it was never planned.</param>
    /// <param name="now">This moment.</param>
    /// <param name="grain">Spreads those of one bell.</param>
    public static bool IsSpent(string name, ConferenceState? state, DateTimeOffset now, GrainId grain)
    {
        if (state is null)
        {
            return true;
        }

        var pause = Period + TimeSpan.FromSeconds(grain.GetUniformHashCode() % SpreadSeconds);
        return name switch
        {
            Start => state.Stage is not (ConferenceStage.Scheduled or ConferenceStage.Starting) && now >= state.Start + pause,
            End => state.Stage is ConferenceStage.Ended or ConferenceStage.Missed or ConferenceStage.Cancelled && now >= state.End + pause,
            _ => true,
        };
    }
}
