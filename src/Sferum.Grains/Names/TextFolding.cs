using System.Globalization;
using System.Text;

namespace Sferum.Grains.Names;

/// <summary>Text as searches compare it: letter case, ё/е and marks of punctuation make no difference.</summary>
internal static class TextFolding
{
    /// <summary>The words of a text, folded: runs of letters and digits, in lower case, ё as е.</summary>
    public static string[] Words(string text)
    {
        var folded = Fold(text);
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var inWord = i < folded.Length && IsOfWord(folded[i]);
            if (inWord && start < 0)
            {
                start = i;
            }
            else if (!inWord && start >= 0)
            {
                words.Add(folded[start..i]);
                start = -1;
            }
        }

        return [.. words];
    }

    /// <summary>The text in lower case, ё as е, in composed form.</summary>
    public static string Fold(string text) =>
        text.Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture).Replace('ё', 'е');

    /// <summary>True when each word sought is the beginning of some word.</summary>
    public static bool Matches(string[] words, string[] sought) =>
        Array.TrueForAll(sought, s => Array.Exists(words, w => w.StartsWith(s, StringComparison.Ordinal)));

    // Surrogates are letters of rare scripts: they stay together.
    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
