using System.Globalization;
using System.Text;

namespace Sferum.Grains.Chats.Registry;

/// <summary>A chat in the list, with what sorting and searching ask again and again.</summary>
internal sealed class ChatRow(ChatSnapshot chat)
{
    /// <summary>The row.</summary>
    public ChatSnapshot Chat { get; } = chat;

    /// <summary>The title's place in the order.</summary>
    public byte[] Title { get; } = RussianOrder.KeyOf(chat.Title);

    /// <summary>The class title's place in the order.</summary>
    public byte[] ClassTitle { get; } = RussianOrder.KeyOf(chat.ClassTitle);

    /// <summary>The subject's place in the order.</summary>
    public byte[] Subject { get; } = RussianOrder.KeyOf(chat.Subject);

    /// <summary>The subject as it is searched.</summary>
    public string FoldedSubject { get; } = FoldedText.Of(chat.Subject);

    /// <summary>The title's words as they are searched.</summary>
    public string[] Words { get; } = FoldedText.WordsOf(chat.Title);
}

/// <summary>Russian order for people: case and ё/е make no difference, numbers count by their value («5 А» before «10 Б»).</summary>
internal static class RussianOrder
{
    private const int DigitsOfNumbers = 12;

    private static readonly CompareInfo Russian = CultureInfo.GetCultureInfo("ru-RU").CompareInfo;

    /// <summary>A key whose bytes stand in the order of the texts.</summary>
    public static byte[] KeyOf(string text) => Russian.GetSortKey(Padded(text), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace).KeyData;

    private static string Padded(string text)
    {
        var padded = new StringBuilder(text.Length + DigitsOfNumbers);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end == i)
            {
                padded.Append(text[i++]);
                continue;
            }

            padded.Append('0', Math.Max(0, DigitsOfNumbers - (end - i))).Append(text, i, end - i);
            i = end;
        }

        return padded.ToString();
    }
}

/// <summary>Texts as they are searched: case and ё/е make no difference.</summary>
internal static class FoldedText
{
    /// <summary>The text, folded.</summary>
    public static string Of(string text) => text.ToLowerInvariant().Replace('ё', 'е');

    /// <summary>The text's words, folded: runs of letters and digits.</summary>
    public static string[] WordsOf(string text)
    {
        var folded = Of(text);
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var inWord = i < folded.Length && char.IsLetterOrDigit(folded[i]);
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

    /// <summary>Whether every word looked for is the beginning of a word.</summary>
    public static bool Matches(string[] words, string[] lookedFor) =>
        Array.TrueForAll(lookedFor, wanted => Array.Exists(words, word => word.StartsWith(wanted, StringComparison.Ordinal)));
}
