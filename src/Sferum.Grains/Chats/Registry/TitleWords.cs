using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Registry;

/// <summary>The words of titles as they are searched: folded, and numbers apart from the letters that are glued to them, so that «5А» and «5 А» are the same.</summary>
internal static class TitleWords
{
    /// <summary>The words.</summary>
    public static string[] Of(string title) => [.. TextFolding.Words(title).SelectMany(Apart)];

    /// <summary>A folded word, cut between numbers and letters.</summary>
    public static IEnumerable<string> Apart(string word)
    {
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i == word.Length || char.IsDigit(word[i]) != char.IsDigit(word[i - 1]))
            {
                yield return word[start..i];
                start = i;
            }
        }
    }
}
