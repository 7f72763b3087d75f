using System.Globalization;
using System.Text;

namespace Sferum.Grains.Names;

/// <summary>Emoji that are put together of several: man, joiner, computer.</summary>
internal static class Emoji
{
    private const char Joiner = '\u200D';

    // Says that the one before it is shown as a picture.
    private const char Picture = '\uFE0F';

    /// <summary>Whether there is a joiner at a place, with an emoji on either side.</summary>
    public static bool IsJoinerAt(string text, int at) =>
        text[at] == Joiner && at > 0 && IsEmoji(Before(text, at)) && Rune.TryGetRuneAt(text, Math.Min(at + 1, text.Length - 1), out var next) && IsEmoji(next);

    private static Rune Before(string text, int at)
    {
        var end = at > 1 && text[at - 1] == Picture ? at - 1 : at;
        return Rune.DecodeLastFromUtf16(text.AsSpan(0, end), out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : Rune.ReplacementChar;
    }

    // Pictures and the signs of sex are symbols, as are the shades of skin; below the arrows are the symbols of plain text.
    private static bool IsEmoji(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol && rune.Value >= 0x2190 && rune != Rune.ReplacementChar;
}
