using System.Text;

namespace Sferum.Sandbox.VkId.Forms;

/// <summary>What a new password must be.</summary>
internal static class NewPassword
{
    public const int MinLength = 8;
    public const int MaxLength = 128;

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Wrong(string password)
    {
        var length = password.EnumerateRunes().Count();
        if (length == 0)
            return "Введите новый пароль.";
        if (length < MinLength)
            return $"Слишком короткий пароль: нужно не меньше {MinLength} знаков.";
        if (length > MaxLength)
            return $"Слишком длинный пароль: не больше {MaxLength} знаков.";
        return password.Any(char.IsControl) || password.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar)
            ? "В пароле есть знаки, которые нельзя ввести с клавиатуры."
            : null;
    }
}
