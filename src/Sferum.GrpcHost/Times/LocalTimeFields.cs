using Grpc.Core;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Date = Google.Type.Date;
using TimeOfDay = Google.Type.TimeOfDay;

namespace Sferum.GrpcHost.Times;

/// <summary>Local dates and times of the contract to and from those of .NET; what is none ends the call with INVALID_DATE or INVALID_TIME_OF_DAY and the field's path.</summary>
internal static class LocalTimeFields
{
    private const int FirstYear = 2000;

    private const int LastYear = 2099;

    /// <summary>The date of a field; null when it is not set.</summary>
    internal static DateOnly? Date(Date? date, string field, ServerCallContext context) =>
        date is null ? null : Read(date) ?? throw Wrong(RefusalReason.InvalidDate, field, context);

    /// <summary>A date that is set; null when it is none.</summary>
    internal static DateOnly? Read(Date date) =>
        date is { Year: >= FirstYear and <= LastYear, Month: >= 1 and <= 12, Day: >= 1 } && date.Day <= DateTime.DaysInMonth(date.Year, date.Month)
            ? new DateOnly(date.Year, date.Month, date.Day)
            : null;

    /// <summary>The time of a field, to the second; null when it is not set.</summary>
    internal static TimeOnly? Time(TimeOfDay? time, string field, ServerCallContext context) =>
        time is null ? null : Read(time) ?? throw Wrong(RefusalReason.InvalidTimeOfDay, field, context);

    /// <summary>A time that is set, to the second; null when it is none.</summary>
    internal static TimeOnly? Read(TimeOfDay time) => time is { Hours: >= 0 and <= 23, Minutes: >= 0 and <= 59, Seconds: >= 0 and <= 59, Nanos: 0 }
        ? new TimeOnly(time.Hours, time.Minutes, time.Seconds)
        : null;

    /// <summary>The time of a field that ends something: 24:00 is the midnight after the day, and comes as 00:00.</summary>
    internal static TimeOnly? EndTime(TimeOfDay? time, string field, ServerCallContext context) =>
        time is { Hours: 24, Minutes: 0, Seconds: 0, Nanos: 0 } ? TimeOnly.MinValue : Time(time, field, context);

    /// <summary>The date for an answer.</summary>
    internal static Date Of(DateOnly date) => new() { Year = date.Year, Month = date.Month, Day = date.Day };

    /// <summary>The time for an answer.</summary>
    internal static TimeOfDay Of(TimeOnly time) => new() { Hours = time.Hour, Minutes = time.Minute, Seconds = time.Second };

    private static RpcException Wrong(RefusalReason reason, string field, ServerCallContext context) =>
        RefusalStatus.Of(Refusal.Of(reason, field), AcceptLanguage.Of(context));
}
