using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Domain = Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Schools.Rosters.Rows;

/// <summary>
/// Reads the fields of roster rows one after the other and remembers the first that is wrong: names, lengths. Required fields, clean text and enum values are looked at before.
/// What is read after a trouble is of no use. Paths are made only for a trouble: a roster has a hundred thousand fields.
/// </summary>
/// <param name="only">The school whose classes and groups may be named; null: any, the grains look at that.</param>
internal sealed class RowReading(SchoolId? only = null)
{
    private const int LongestName = 100;

    private string _place = "";
    private int _row = -1;

    private delegate bool Parse<T>(string? name, out T id);

    /// <summary>The first trouble; null when there is none.</summary>
    internal Refusal? Trouble { get; private set; }

    /// <summary>Goes on at a message, by its path.</summary>
    internal RowReading At(string place)
    {
        (_place, _row) = (place, -1);
        return this;
    }

    /// <summary>Reads all rows of a list.</summary>
    internal IReadOnlyList<TRow> Each<T, TRow>(IReadOnlyList<T> items, string list, Func<RowReading, T, TRow> read)
    {
        var rows = new TRow[items.Count];
        for (var i = 0; i < rows.Length && Trouble is null; i++)
        {
            (_place, _row) = (list, i);
            rows[i] = read(this, items[i]);
        }

        return rows;
    }

    internal AccountId Account(string name, string field) => AccountId.TryParse(name, out var id) ? id : Wrong<AccountId>(field);

    /// <summary>An account that may be left empty.</summary>
    internal AccountId? OptionalAccount(string name, string field) => name.Length == 0 ? null : Account(name, field);

    internal IReadOnlyList<AccountId> Accounts(IReadOnlyList<string> names, string field) => List<AccountId>(names, field, AccountId.TryParse);

    internal ClassId Class(string name, string field) => TryParseClass(name, out var id) ? id : Wrong<ClassId>(field);

    /// <summary>A class that may be left empty.</summary>
    internal ClassId? OptionalClass(string name, string field) => name.Length == 0 ? null : Class(name, field);

    internal IReadOnlyList<ClassId> Classes(IReadOnlyList<string> names, string field) => List<ClassId>(names, field, TryParseClass);

    internal GroupId Group(string name, string field) => GroupId.TryParse(name, out var id) && IsOurs(id.School) ? id : Wrong<GroupId>(field);

    /// <summary>A text for people, without blanks at its ends.</summary>
    internal string Text(string text, int limit, string field)
    {
        var trimmed = text.Trim();
        if (FieldCheck.Length(trimmed, limit, field) is { } refusal)
        {
            Note(refusal);
        }

        return trimmed;
    }

    /// <summary>The <c>full_name</c> of a message.</summary>
    internal Domain.PersonName FullName(V1.PersonName name) => new(
        Text(name.FamilyName, LongestName, "full_name.family_name"),
        Text(name.GivenName, LongestName, "full_name.given_name"),
        Text(name.Patronymic, LongestName, "full_name.patronymic"));

    private bool TryParseClass(string? name, out ClassId id) => ClassId.TryParse(name, out id) && IsOurs(id.School);

    private bool IsOurs(SchoolId school) => only is not { } ours || ours == school;

    private T[] List<T>(IReadOnlyList<string> names, string field, Parse<T> parse)
        where T : struct
    {
        var ids = new T[names.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = parse(names[i], out var id) ? id : Wrong<T>(string.Create(CultureInfo.InvariantCulture, $"{field}[{i}]"));
        }

        return ids;
    }

    private T Wrong<T>(string field)
        where T : struct
    {
        Note(Refusal.Of(RefusalReason.InvalidName, field));
        return default;
    }

    private void Note(Refusal refusal) => Trouble ??= refusal with { Field = Path(refusal.Field) };

    private string Path(string field) => _row < 0 ? $"{_place}.{field}" : string.Create(CultureInfo.InvariantCulture, $"{_place}[{_row}].{field}");
}
