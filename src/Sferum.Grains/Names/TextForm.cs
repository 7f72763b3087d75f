using System.Globalization;
using System.Text;

namespace Sferum.Grains.Names;

/// <summary>What text may be stored or shown.</summary>
public static class TextForm
{
    /// <summary>
    /// True when the text is well-formed UTF-16 and holds no control, format (zero-width and bidi marks among them), unassigned or private-use character. A joiner
    /// between two emoji is part of one that is put together (👩‍🏫), and is no hidden mark.
    /// </summary>
    public static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || (IsForbidden(Rune.GetUnicodeCategory(rune)) && !Emoji.IsJoinerAt(text, i)))
            {
                return false;
            }

            i += rune.Utf16SequenceLength;
        }

        return true;
    }

    private static bool IsForbidden(UnicodeCategory category) => category
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse
        or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
