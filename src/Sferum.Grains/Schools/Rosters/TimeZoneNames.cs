using NodaTime;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>The names of time zones that the service knows: those of the IANA database that it carries.</summary>
internal static class TimeZoneNames
{
    public static bool IsKnown(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;
}
