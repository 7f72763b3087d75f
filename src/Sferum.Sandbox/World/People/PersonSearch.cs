using System.Globalization;

namespace Sferum.Sandbox.World.People;

/// <summary>Finds a demo person the way a developer names one: user id, phone, mail, or name.</summary>
internal static class PersonSearch
{
    public static IReadOnlyList<Person> Find(PeopleState people, string text)
    {
        var wanted = text.Trim();
        if (long.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && (people.OwnerOf(id) ?? people.ByVkId(id)) is { } byId)
            return [byId];
        if (people.ByLogin(Login(wanted)) is { } byLogin)
            return [byLogin];
        return [.. people.All.Where(person => IsCalled(person, Fold(wanted)))];
    }

    /// <summary>What a person types as «Телефон или почта», as it is kept: digits of a phone with 7 in front, or the mail address.</summary>
    public static string Login(string typed)
    {
        var text = typed.Trim();
        if (text.Contains('@', StringComparison.Ordinal))
            return text;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length switch
        {
            10 => "7" + digits,
            11 when digits[0] == '8' => string.Concat("7", digits.AsSpan(1)),
            _ => digits,
        };
    }

    private static bool IsCalled(Person person, string folded) =>
        person.Profiles.Select(profile => (profile.FirstName, profile.LastName))
            .Append((person.FirstName, person.LastName))
            .Any(name => folded == Fold($"{name.FirstName} {name.LastName}")
                || folded == Fold($"{name.LastName} {name.FirstName}")
                || folded == Fold($"{name.LastName} {name.FirstName} {person.Patronymic}"));

    private static string Fold(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant().Replace('Ё', 'Е');
}
