using System.Globalization;

namespace Sferum.Grains.Names;

/// <summary>A local day of a school.</summary>
/// <param name="School">The school.</param>
/// <param name="Date">The day.</param>
internal readonly record struct SchoolDayId(SchoolId School, DateOnly Date)
{
    private const string Form = "yyyyMMdd";

    /// <summary>The grain key.</summary>
    public string Key => $"{School.Key}#{Date.ToString(Form, CultureInfo.InvariantCulture)}";

    /// <summary>Reads a grain key.</summary>
    public static SchoolDayId FromKey(string key)
    {
        var mark = key.LastIndexOf('#');
        return new SchoolDayId(SchoolId.FromKey(key[..mark]), DateOnly.ParseExact(key[(mark + 1)..], Form, CultureInfo.InvariantCulture));
    }
}
