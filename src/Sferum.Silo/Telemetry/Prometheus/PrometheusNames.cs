namespace Sferum.Silo.Telemetry.Prometheus;

/// <summary>What Prometheus calls an instrument: letters, digits and underscores, the unit in words behind the name, <c>_total</c> behind a counter.</summary>
internal static class PrometheusNames
{
    /// <summary>The name of the family of an instrument.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="unit">Its unit; empty or null: none.</param>
    /// <param name="isCounter">Whether it only goes up.</param>
    public static string Family(string name, string? unit, bool isCounter)
    {
        var family = WithUnit(Plain(name), Unit(unit));
        return isCounter && !family.EndsWith("_total", StringComparison.Ordinal) ? family + "_total" : family;
    }

    /// <summary>A name of letters, digits and underscores that does not begin with a digit.</summary>
    public static string Plain(string name)
    {
        var plain = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return plain.Length == 0 || char.IsAsciiDigit(plain[0]) ? "_" + plain : plain;
    }

    private static string WithUnit(string family, string unit) =>
        unit.Length == 0 || family.EndsWith("_" + unit, StringComparison.Ordinal) ? family : $"{family}_{unit}";

    // What stands in braces is a word for people.
    private static string Unit(string? unit) => unit switch
    {
        null or "" or "1" => "",
        "s" => "seconds",
        "ms" => "milliseconds",
        "us" => "microseconds",
        "ns" => "nanoseconds",
        "By" => "bytes",
        "MB" or "MBy" => "megabytes",
        "%" => "percent",
        _ when unit.Contains('{', StringComparison.Ordinal) => "",
        _ => Plain(unit),
    };
}
