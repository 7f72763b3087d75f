namespace Sferum.GrpcHost.Chats;

/// <summary>Searching by the beginnings of words; case and ё/е make no difference.</summary>
internal static class SearchWords
{
    private static readonly char[] Separators = [' ', '-', '\t', ',', '.', '\u00A0'];

    /// <summary>The words looked for.</summary>
    internal static string[] Of(string text) => Folded(text).Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether each word is the beginning of a word of the name.</summary>
    internal static bool Matches(string name, string[] words)
    {
        if (words.Length == 0)
        {
            return true;
        }

        var own = Of(name);
        return Array.TrueForAll(words, word => Array.Exists(own, part => part.StartsWith(word, StringComparison.Ordinal)));
    }

    private static string Folded(string text) => text.ToLowerInvariant().Replace('ё', 'е');
}
