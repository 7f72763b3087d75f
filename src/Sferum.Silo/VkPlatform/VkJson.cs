using System.Globalization;
using System.Text.Json;

namespace Sferum.Silo.VkPlatform;

/// <summary>Reads of foreign JSON that answer "not there" where the shape is another one, never an exception.</summary>
internal static class VkJson
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member ? member.SafeText() : null;

    public static bool IsNumber(this JsonElement element, out long number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out number);
    }

    public static bool Number(this JsonElement element, string name, out long number)
    {
        number = 0;
        return element.Member(name) is { } member && member.IsNumber(out number);
    }

    /// <summary>A flag that may be left out, and may be <c>true</c> or 1.</summary>
    public static bool Flag(this JsonElement element, string name) =>
        element.Member(name) is { } member && (member.ValueKind == JsonValueKind.True || (member.IsNumber(out var number) && number == 1));

    public static IReadOnlyList<JsonElement>? Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } member ? [.. member.EnumerateArray()] : null;

    /// <summary>A positive id that comes as a number in one answer and as a string in the other.</summary>
    public static string? Id(this JsonElement element, string name) =>
        (element.Number(name, out var id) || long.TryParse(element.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out id)) && id > 0
            ? id.ToString(CultureInfo.InvariantCulture) : null;

    // A string may hold an escaped half of a surrogate pair, which is no text.
    private static string? SafeText(this JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
