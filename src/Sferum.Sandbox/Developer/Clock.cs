using System.Globalization;
using Sferum.Sandbox.Pages;

namespace Sferum.Sandbox.Developer;

/// <summary>Times as the developer's page shows them, in UTC.</summary>
internal static class Clock
{
    public static Markup Show(DateTimeOffset? time) => time is { } moment
        ? Markup.Of($"""<span class="time">{moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}</span>""")
        : new Markup("—");
}
