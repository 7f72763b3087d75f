using System.Globalization;

namespace Sferum.Sandbox.VkId.Forms;

/// <summary>A day of birth as it is typed: DD.MM.YYYY.</summary>
internal static class Birthday
{
    private const string Format = "dd.MM.yyyy";
    private const int EarliestYear = 1900;

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Wrong(string typed, DateOnly today)
    {
        if (typed.Length == 0)
            return "Введите день рождения.";
        if (!IsShaped(typed))
            return "Введите дату так: 12.12.1978.";
        if (!DateOnly.TryParseExact(typed, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return "Такой даты нет.";
        if (day >= today)
            return "День рождения должен быть в прошлом.";
        return day.Year < EarliestYear ? "Проверьте год." : null;
    }

    private static bool IsShaped(string typed) => typed.Length == Format.Length
        && typed.Select((letter, place) => place is 2 or 5 ? letter == '.' : char.IsAsciiDigit(letter)).All(fits => fits);
}
