using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>
/// When a school's conferences are told of another time zone (C6): at once, and once more after a while, for those that were being planned in the old zone and were in no list yet. Pure.
/// </summary>
internal static class ZoneRules
{
    /// <summary>What is owed to the conferences.</summary>
    public static Owed Owed(ZoneChange? change) => change is null ? Commits.Owed.Nothing : ConferenceLooks.Owed(change.At, change.Looks);

    /// <summary>Whether all conferences have to be looked through now.</summary>
    public static bool IsDue(ZoneChange? change, DateTimeOffset now) => Owed(change) is { Any: true } owed && !(owed.From > now);

    /// <summary>The last change, after the school was saved; a school that is new has no conferences.</summary>
    public static ZoneChange? Changed(SchoolState? before, string zone, DateTimeOffset now) => before is null || before.TimeZone.Length == 0 || before.TimeZone == zone
        ? before?.ZoneChange
        : new ZoneChange((before.ZoneChange?.Number ?? 0) + 1, now, Looks: 0);

    /// <summary>All conferences were looked through for a change, unless there is another one meanwhile.</summary>
    public static SchoolState Looked(SchoolState state, ZoneChange seen) =>
        state.ZoneChange == seen ? state with { ZoneChange = seen with { Looks = seen.Looks + 1 } } : state;
}
