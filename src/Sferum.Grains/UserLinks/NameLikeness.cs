using System.Text;
using Sferum.Grains.Schools;

namespace Sferum.Grains.UserLinks;

/// <summary>Whether two spellings are one name: case, ё and е, and the kind of spaces and hyphens make no difference. The platform gives no patronymic.</summary>
internal static class NameLikeness
{
    /// <summary>Whether the profile is called as the roster calls the person.</summary>
    public static bool IsSame(PersonName roster, string firstName, string lastName) =>
        Fold(roster.Given) == Fold(firstName) && Fold(roster.Family) == Fold(lastName);

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            if (char.IsWhiteSpace(letter))
                continue;
            folded.Append(letter switch { 'Ё' => 'Е', '‐' or '‑' or '–' or '—' or '−' => '-', _ => letter });
        }

        return folded.ToString();
    }
}
