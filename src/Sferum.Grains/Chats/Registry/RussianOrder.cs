using System.Globalization;
using System.Text;

namespace Sferum.Grains.Chats.Registry;

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
