using Google.Type;
using DateTime = System.DateTime;

namespace Sferum.EndToEndTests.Journeys;

/// <summary>A start and an end as the school's clock shows them.</summary>
public sealed record LocalSchedule(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>From some seconds from now on, for so long; whole seconds.</summary>
    public static LocalSchedule In(string zone, TimeSpan delay, TimeSpan length)
    {
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone));
        var start = now + delay;
        var whole = start.AddTicks(TimeSpan.TicksPerSecond - (start.Ticks % TimeSpan.TicksPerSecond));
        return new LocalSchedule(whole, whole + length);
    }

    public Date Date => Date.FromDateTime(DateTime.SpecifyKind(Start.Date, System.DateTimeKind.Utc));

    public TimeOfDay StartTime => Of(Start);

    public TimeOfDay EndTime => Of(End);

    private static TimeOfDay Of(DateTimeOffset moment) => new() { Hours = moment.Hour, Minutes = moment.Minute, Seconds = moment.Second };
}
