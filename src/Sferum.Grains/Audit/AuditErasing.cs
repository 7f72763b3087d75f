using Sferum.Grains.Names;

namespace Sferum.Grains.Audit;

/// <summary>What is left of an entry once a person is erased. Pure.</summary>
public static class AuditErasing
{
    /// <summary>The entry without the person; null: it was about the person and goes; the same one when the person is not in it.</summary>
    public static AuditRecord? Without(AuditRecord record, AccountId account)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (Names(record.Resource, account) || record.Resource == $"{record.School.Name}/people/{account.Segment}")
        {
            return null;
        }

        FieldChange[] left = [.. record.Changes.Where(change => !Names(change.Field, account) && !Names(change.Before, account) && !Names(change.After, account))];
        return left.Length == record.Changes.Count && record.Actor != account
            ? record
            : record with { Changes = left, Actor = record.Actor == account ? null : record.Actor };
    }

    /// <summary>Whether a text names an account: <c>accounts/1</c> is not in <c>accounts/17</c>.</summary>
    public static bool Names(string text, AccountId account)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = text.IndexOf(account.Name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(account.Name, at + 1, StringComparison.Ordinal))
        {
            var end = at + account.Name.Length;
            if (end == text.Length || !IsOfName(text[end]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '~';
}
