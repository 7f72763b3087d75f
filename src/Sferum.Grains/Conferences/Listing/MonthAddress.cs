using System.Globalization;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>A month of a school, as the key of its list spells it.</summary>
/// <param name="School">The school.</param>
/// <param name="Month">The month, 202609 for September 2026.</param>
internal readonly record struct MonthAddress(SchoolId School, int Month)
{
    /// <summary>The key.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{School.Key}#{Month:D6}");

    /// <summary>Reads a key.</summary>
    public static MonthAddress FromKey(string key)
    {
        var mark = key.LastIndexOf('#');
        return new MonthAddress(SchoolId.FromKey(key[..mark]), int.Parse(key.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
