using System.Globalization;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>
/// The digest of a plan: SHA-256 over the school that is and the roster that is to come, in an order of its own, so that the same people in another order are the same.
/// </summary>
internal static class RosterDigest
{
    /// <param name="before">The school as it is.</param>
    /// <param name="facts">What the school says of itself so far; null: there is none yet.</param>
    /// <param name="roster">The roster that is to come.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Of(RosterPicture before, RosterFacts? facts, Roster roster) => Of(PictureDigest.Of(before, facts), roster);

    /// <param name="before">What tells the school that is from others; empty when there is none.</param>
    /// <param name="roster">The roster that is to come.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Of(string before, Roster roster)
    {
        using var hash = new TextHash();
        hash.Add(before, roster.Facts.Title, roster.Facts.TimeZone, roster.Facts.SferumAdministrator?.Segment);
        foreach (var s in Ordered(roster.Staff, s => s.Account.Segment))
        {
            hash.Add("staff", s.Account.Segment, Name(s.Name), Number((int)s.Position), s.PositionTitle, Flag(s.Blocked));
        }

        foreach (var c in Ordered(roster.Classes, c => c.Class.Segment))
        {
            hash.Add("class", c.Class.Segment, c.Title, c.HomeroomTeacher?.Segment);
        }

        foreach (var s in Ordered(roster.Students, s => s.Account.Segment))
        {
            hash.Add("student", s.Account.Segment, Name(s.Name), s.Class.Segment, Flag(s.Blocked));
        }

        foreach (var p in Ordered(roster.Parents, p => p.Account.Segment))
        {
            hash.Add("parent", p.Account.Segment, Name(p.Name), Flag(p.Blocked), Accounts(p.Children));
        }

        foreach (var g in Ordered(roster.Groups, g => g.Group.Segment))
        {
            hash.Add("group", g.Group.Segment, g.Title, g.Subject, g.Teacher?.Segment, Classes(g.Classes),
                g.Students is null ? null : Accounts(g.Students));
        }

        return hash.End();
    }

    internal static IOrderedEnumerable<T> Ordered<T>(IEnumerable<T> items, Func<T, string> key) => items.OrderBy(key, StringComparer.Ordinal);

    internal static string Name(PersonName name) => $"{name.Family}\n{name.Given}\n{name.Patronymic}";

    internal static string Accounts(IEnumerable<AccountId> accounts) => string.Join('/', accounts.Select(a => a.Segment).Order(StringComparer.Ordinal));

    internal static string Classes(IEnumerable<ClassId> classes) => string.Join('/', classes.Select(c => c.Segment).Order(StringComparer.Ordinal));

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Flag(bool flag) => flag ? "1" : "0";
}
