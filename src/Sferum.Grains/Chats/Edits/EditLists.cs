using System.Globalization;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Chats.Edits;

/// <summary>Looks through the lists of an edit.</summary>
internal static class EditLists
{
    /// <summary>The first refusal, with the path of the item that it is about; null when there is none.</summary>
    /// <param name="field">The list.</param>
    /// <param name="items">Its items.</param>
    /// <param name="why">Why an item cannot be saved; null when it can.</param>
    /// <param name="part">The part of an item that it is about, such as <c>.account</c>.</param>
    public static Refusal? First<T>(string field, IReadOnlyList<T> items, Func<T, Refusal?> why, string part = "")
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (why(items[i]) is { } refusal)
            {
                return refusal with { Field = string.Create(CultureInfo.InvariantCulture, $"{field}[{i}]{part}") };
            }
        }

        return null;
    }
}
