using System.Globalization;

namespace Sferum.Grains.Audit;

/// <summary>Compares values. Pure.</summary>
internal static class FieldChanges
{
    /// <summary>The change of a field; nothing when it has the same value.</summary>
    public static IEnumerable<FieldChange> Of<T>(string field, T? before, T? after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after))
        {
            yield return new FieldChange(field, Text(before), Text(after));
        }
    }

    /// <summary>People who came to a list, or left it.</summary>
    public static IEnumerable<FieldChange> OfLists<T>(string field, IReadOnlyCollection<T> before, IReadOnlyCollection<T> after, string mark)
    {
        var (old, now) = (before.ToHashSet(), after.ToHashSet());
        return before.Where(one => !now.Contains(one)).Select(one => new FieldChange($"{field}[{one}]", mark, ""))
            .Concat(after.Where(one => !old.Contains(one)).Select(one => new FieldChange($"{field}[{one}]", "", mark)));
    }

    /// <summary>A value in words, at most <see cref="AuditRecord.LongestValue"/> characters.</summary>
    public static string Text<T>(T? value)
    {
        var text = value switch
        {
            null => "",
            bool yes => yes ? "true" : "false",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.Length <= AuditRecord.LongestValue ? text : text[..AuditRecord.LongestValue];
    }
}
