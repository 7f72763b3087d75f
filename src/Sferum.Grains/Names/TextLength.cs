using System.Globalization;

namespace Sferum.Grains.Names;

/// <summary>
/// How long texts are, and how they are cut. A character, wherever the contract counts them, is a Unicode code point: an emoji is one, though UTF-16 takes two units for it.
/// </summary>
public static class TextLength
{
    /// <summary>What stands at the end of a text that was cut.</summary>
    private const string More = "…";

    /// <summary>The characters of a text.</summary>
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(text.AsSpan());
    }

    /// <summary>Whether a text has no more characters than this.</summary>
    public static bool Fits(string text, int characters)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= characters || Of(text) <= characters;
    }

    /// <summary>The text, or as much of its beginning as there is room for with «…» behind it: never a part of what people see as one character.</summary>
    public static string Cut(string text, int characters) => Fits(text, characters) ? text : Beginning(text, characters - Of(More), static part => Of(part)) + More;

    /// <summary>The same for those who count UTF-16 units.</summary>
    public static string CutUnits(string text, int units)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= units ? text : Beginning(text, units - More.Length, static part => part.Length) + More;
    }

    private static int Of(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static string Beginning(string text, int room, Func<ReadOnlySpan<char>, int> measure)
    {
        var end = 0;
        while (end < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            room -= measure(text.AsSpan(end, next));
            if (room < 0)
            {
                break;
            }

            end += next;
        }

        return text[..end].TrimEnd();
    }
}
