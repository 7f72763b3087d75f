using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>Checks of single fields of a roster.</summary>
internal static class FieldCheck
{
    internal static Refusal? Name(bool known, string field) => known ? null : Refusal.Of(RefusalReason.InvalidName, field);

    internal static Refusal? Account(string name, string field) => Name(AccountId.TryParse(name, out _), field);

    /// <summary>An account that may be left empty.</summary>
    internal static Refusal? OptionalAccount(string name, string field) => name.Length == 0 ? null : Account(name, field);

    internal static Refusal? Class(string name, string field) => Name(ClassId.TryParse(name, out _), field);

    internal static Refusal? Length(string text, int limit, string field) => TextLength.Fits(text, limit) ? null : new Refusal(RefusalReason.TextTooLong)
    {
        Field = field,
        Facts = new Dictionary<string, string> { ["limit"] = limit.ToString(CultureInfo.InvariantCulture) },
    };

    /// <summary>The first trouble of a list's items, each told its place.</summary>
    internal static Refusal? Each<T>(IReadOnlyList<T> items, string list, Func<T, string, Refusal?> check)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (check(items[i], string.Create(CultureInfo.InvariantCulture, $"{list}[{i}]")) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
