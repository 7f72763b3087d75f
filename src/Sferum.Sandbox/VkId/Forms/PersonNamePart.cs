using System.Globalization;
using System.Text;

namespace Sferum.Sandbox.VkId.Forms;

/// <summary>What a given name, a surname and a patronymic may be made of.</summary>
internal static class PersonNamePart
{
    /// <summary>Characters (code points) of one part.</summary>
    public const int MaxLength = 64;

    private const string Marks = "-'’ʼ.";

    /// <summary>Composed, and without the blanks that do not show.</summary>
    public static string Read(string typed) =>
        IsWellFormed(typed) ? string.Join(' ', typed.Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries)) : typed;

    /// <summary>What is wrong with it, or null. Control characters, such as those that turn the direction of writing, are neither letters nor marks.</summary>
    public static string? Wrong(string name)
    {
        if (!IsWellFormed(name) || !name.EnumerateRunes().All(IsAllowed))
            return "Можно использовать только буквы, пробел, дефис, апостроф и точку.";
        if (!name.EnumerateRunes().Any(Rune.IsLetter))
            return "Нужна хотя бы одна буква.";
        return name.EnumerateRunes().Count() > MaxLength ? $"Не больше {MaxLength} знаков." : null;
    }

    private static bool IsAllowed(Rune rune) => Rune.IsLetter(rune) || rune.Value == ' '
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || (rune.IsBmp && Marks.Contains((char)rune.Value, StringComparison.Ordinal));

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
