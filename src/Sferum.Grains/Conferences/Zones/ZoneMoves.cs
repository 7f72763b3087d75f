using Sferum.Grains.Conferences.Edits;

namespace Sferum.Grains.Conferences.Zones;

/// <summary>
/// What another time zone of the school makes of a conference (C6): its local times stay, and its moments are those of the new zone, as long as it has not started. Where the new zone has no such
/// time, or it would be over already, it keeps its moments. Pure; level-triggered by the zone alone.
/// </summary>
internal static class ZoneMoves
{
    /// <summary>The conference in a zone; the same state when nothing changes.</summary>
    public static ConferenceState Replanned(ConferenceState state, string zone, DateTimeOffset now)
    {
        if (state.DeletedAt is not null || !EditScope.IsBeforeStart(state, now))
        {
            return state;
        }

        var window = ConferenceSchedule.Window(state.Date, state.LocalStart, state.LocalEnd, zone);
        return window is null || window.End <= now || (window.Start == state.Start && window.End == state.End)
            ? state
            : ConferenceMoves.Moved(state, state with { Start = window.Start, End = window.End, UpdatedAt = now, Revision = state.Revision + 1 });
    }
}
