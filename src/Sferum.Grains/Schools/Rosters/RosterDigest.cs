using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>
/// The digest of a plan: SHA-256 over the roster that the school has and the roster that is to come, in an order of its own, so that the same people in another order are the same.
/// </summary>
internal static class RosterDigest
{
    /// <param name="before">The digest of the roster that the school has; empty when it has none.</param>
    /// <param name="roster">The roster that is to come.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Of(string before, Roster roster)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, before, roster.Facts.Title, roster.Facts.TimeZone, roster.Facts.SferumAdministrator?.Segment);
        foreach (var s in Ordered(roster.Staff, s => s.Account.Segment))
        {
            Add(hash, "staff", s.Account.Segment, Name(s.Name), Number((int)s.Position), s.PositionTitle, Flag(s.Blocked));
        }

        foreach (var c in Ordered(roster.Classes, c => c.Class.Segment))
        {
            Add(hash, "class", c.Class.Segment, c.Title, c.HomeroomTeacher?.Segment);
        }

        foreach (var s in Ordered(roster.Students, s => s.Account.Segment))
        {
            Add(hash, "student", s.Account.Segment, Name(s.Name), s.Class.Segment, Flag(s.Blocked));
        }

        foreach (var p in Ordered(roster.Parents, p => p.Account.Segment))
        {
            Add(hash, "parent", p.Account.Segment, Name(p.Name), Flag(p.Blocked), Accounts(p.Children));
        }

        foreach (var g in Ordered(roster.Groups, g => g.Group.Segment))
        {
            Add(hash, "group", g.Group.Segment, g.Title, g.Subject, g.Teacher?.Segment, string.Join('/', g.Classes.Select(c => c.Segment).Order(StringComparer.Ordinal)),
                g.Students is null ? null : Accounts(g.Students));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IOrderedEnumerable<T> Ordered<T>(IEnumerable<T> items, Func<T, string> key) => items.OrderBy(key, StringComparer.Ordinal);

    private static string Name(PersonName name) => $"{name.Family}\n{name.Given}\n{name.Patronymic}";

    private static string Accounts(IEnumerable<AccountId> accounts) => string.Join('/', accounts.Select(a => a.Segment).Order(StringComparer.Ordinal));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Flag(bool flag) => flag ? "1" : "0";

    // Each text goes in with its length, so that no two rows can run together; null is not the empty text.
    private static void Add(IncrementalHash hash, params ReadOnlySpan<string?> texts)
    {
        Span<byte> length = stackalloc byte[4];
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            BinaryPrimitives.WriteInt32LittleEndian(length, text is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
