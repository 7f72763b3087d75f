namespace Sferum.Testing.Conferences;

/// <summary>
/// A conference stays within one local day, so a test that holds one now must not run at the school's midnight: it moves the school to where it is day.
/// </summary>
public static class Daytime
{
    private static readonly string[] Zones = ["Europe/Kaliningrad", "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok", "Asia/Kamchatka"];

    /// <summary>The IANA name of a Russian time zone where it is between 6:00 and 20:00 now; there is always one.</summary>
    /// <param name="time">The clock.</param>
    public static string Zone(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Zones.MinBy(zone => Math.Abs((LocalTime(time, zone).TimeOfDay - TimeSpan.FromHours(13)).Ticks))!;
    }

    /// <summary>The local time there.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="zone">IANA name.</param>
    public static DateTimeOffset LocalTime(TimeProvider time, string zone)
    {
        ArgumentNullException.ThrowIfNull(time);
        return TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone));
    }
}
