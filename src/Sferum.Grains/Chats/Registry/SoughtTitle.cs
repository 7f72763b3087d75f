using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Registry;

/// <summary>What is looked for in titles: words that must all occur, each as the beginning of a word; of a word such as «5а», the number and the letters must follow each other.</summary>
internal readonly struct SoughtTitle
{
    private readonly string[][] _words;

    private SoughtTitle(string[][] words) => _words = words;

    /// <summary>Whether nothing is looked for.</summary>
    public bool IsEmpty => _words.Length == 0;

    /// <summary>Reads what somebody typed.</summary>
    public static SoughtTitle Of(string text) => new([.. TextFolding.Words(text).Select(word => TitleWords.Apart(word).ToArray())]);

    /// <summary>Whether a title has it.</summary>
    /// <param name="words">The title's words, as <see cref="TitleWords"/> gives them.</param>
    public bool Fits(string[] words)
    {
        foreach (var sought in _words)
        {
            if (!Occurs(words, sought))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Occurs(string[] words, string[] sought)
    {
        for (var start = 0; start + sought.Length <= words.Length; start++)
        {
            if (OccursAt(words, start, sought))
            {
                return true;
            }
        }

        return false;
    }

    private static bool OccursAt(string[] words, int start, string[] sought)
    {
        for (var i = 0; i < sought.Length - 1; i++)
        {
            if (!string.Equals(words[start + i], sought[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return words[start + sought.Length - 1].StartsWith(sought[^1], StringComparison.Ordinal);
    }
}
