using System.Globalization;
using NodaTime;
using Sferum.GrpcHost.Errors;

namespace Sferum.GrpcHost.Chats.Explaining;

/// <summary>Dates as the people of a school write them, in its time zone.</summary>
/// <param name="timeZone">The IANA name; null when the school is not known.</param>
/// <param name="language">The caller's language.</param>
internal sealed class SchoolDates(string? timeZone, CallLanguage language)
{
    private readonly DateTimeZone _zone = (timeZone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone)) ?? DateTimeZone.Utc;

    /// <summary>The day of a moment.</summary>
    internal string Of(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(_zone).Date
        .ToString(language == CallLanguage.English ? "d MMM yyyy" : "dd.MM.yyyy", CultureInfo.InvariantCulture);
}
