namespace Sferum.Grains.Conferences.Agenda;

/// <summary>
/// How an agenda is kept small: a month has a slot, slots are used again after 16 months, which is longer than anybody can plan, and whatever is long over falls out when the next one is put
/// in, so that the end of a conference writes nothing here. Pure.
/// </summary>
internal static class AgendaRules
{
    /// <summary>Slots of a chat.</summary>
    public const int Slots = 16;

    /// <summary>How long after its planned end a conference may still be on its way out.</summary>
    public static TimeSpan Aftermath { get; } = TimeSpan.FromDays(1);

    /// <summary>The slot of a start; the same for ever, since rows lie by it.</summary>
    public static int SlotOf(DateTimeOffset start)
    {
        var utc = start.UtcDateTime;
        return ((utc.Year * 12) + utc.Month) % Slots;
    }

    /// <summary>With a conference; the same state when it is there at that time.</summary>
    public static AgendaMonthState Put(AgendaMonthState state, AgendaEntry entry, DateTimeOffset now)
    {
        if (state.Entries.Contains(entry))
        {
            return state;
        }

        var kept = state.Entries.Where(e => e.Conference != entry.Conference && now - e.End < Aftermath);
        return state with { Entries = [.. kept.Append(entry).OrderBy(e => e.Conference, StringComparer.Ordinal)] };
    }

    /// <summary>Without some conferences; the same state when none of them is there.</summary>
    public static AgendaMonthState Remove(AgendaMonthState state, IReadOnlyCollection<string> conferences)
    {
        var left = state.Entries.RemoveAll(e => conferences.Contains(e.Conference));
        return left.Length == state.Entries.Length ? state : state with { Entries = left };
    }

    /// <summary>Whether the clock alone says that it is still to come.</summary>
    public static bool IsToCome(AgendaEntry entry, DateTimeOffset now) => now < entry.Start;

    /// <summary>Whether it has begun, and may not be over: the conference itself has to say.</summary>
    public static bool MayBeUnderWay(AgendaEntry entry, DateTimeOffset now) => now >= entry.Start && now - entry.End < Aftermath;

    /// <summary>Whether it may still be called off.</summary>
    public static bool MayWait(AgendaEntry entry, DateTimeOffset now) => now < entry.End;

    /// <summary>Whether it keeps its chat from being deleted.</summary>
    public static bool IsActive(ConferenceSnapshot conference) =>
        conference is { Stage: ConferenceStage.Active } or { Stage: ConferenceStage.Starting, Trouble: ConferenceTrouble.None };

    /// <summary>Whether it can be called off.</summary>
    public static bool IsWaiting(ConferenceSnapshot conference) =>
        conference.Stage is ConferenceStage.Scheduled or ConferenceStage.Starting && !IsActive(conference);
}
