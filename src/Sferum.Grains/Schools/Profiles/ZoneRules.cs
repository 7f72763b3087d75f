namespace Sferum.Grains.Schools.Profiles;

/// <summary>When a school's conferences are told of another time zone (C6). Pure.</summary>
internal static class ZoneRules
{
    /// <summary>The last change, after the school was saved; a school that is new has no conferences.</summary>
    public static ConferenceNews? Changed(SchoolState? before, string zone, DateTimeOffset now) => before is null || before.TimeZone.Length == 0 || before.TimeZone == zone
        ? before?.ZoneChange
        : ConferenceNews.After(before.ZoneChange, now);
}
