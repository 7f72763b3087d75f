using System.Globalization;

namespace Sferum.Silo.Storage.AdoNet;

/// <summary>How .NET's values lie in the database.</summary>
internal static class GateValues
{
    public static object? ToStored(object? value) => value switch
    {
        null or DBNull => null,
        string or byte[] or long or double => value,
        int or uint or short or ushort or byte or sbyte or bool => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        DateTime moment => ToUnits(moment),
        _ => throw new NotSupportedException($"A value of {value.GetType().Name} has no form in the database."),
    };

    /// <summary>Units of 100 ns since 1970 UTC: nothing is lost, and the order is that of time.</summary>
    public static long ToUnits(DateTime moment) =>
        (moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : moment).Ticks - DateTime.UnixEpoch.Ticks;

    public static DateTime ToMoment(long units) => DateTime.UnixEpoch.AddTicks(units);
}
