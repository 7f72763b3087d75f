using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Registry;

/// <summary>Which rows a query means.</summary>
internal static class ChatFilter
{
    /// <summary>The filter of a query; null when it means all rows.</summary>
    public static Predicate<ChatRow>? Of(ChatQuery query)
    {
        var filters = All(query).ToArray();
        return filters.Length == 0 ? null : row => Array.TrueForAll(filters, filter => filter(row));
    }

    private static IEnumerable<Predicate<ChatRow>> All(ChatQuery query)
    {
        if (query.Only is { } only)
        {
            var ids = new HashSet<ChatId>(only);
            yield return row => ids.Contains(row.Chat.Id);
        }

        if (query.Types.Count > 0)
        {
            yield return row => query.Types.Contains(row.Chat.Type);
        }

        if (query.Class is { } schoolClass)
        {
            yield return row => row.Chat.Class == schoolClass || row.Chat.Classes.Contains(schoolClass);
        }

        if (query.Group is { } group)
        {
            yield return row => row.Chat.Group == group;
        }

        if (query.Lesson is { } lesson)
        {
            yield return row => row.Chat.Type == ChatType.Subject
                ? row.Chat.Group == lesson.Group
                : row.Chat is { Type: ChatType.Class, Class: { } own } && lesson.Classes.Contains(own);
        }

        if (query.HideClosed)
        {
            yield return static row => row.Chat.Life != ChatLife.Closed;
        }

        if (query.TroubleOnly)
        {
            yield return static row => row.Chat.Platform is ChatPlatformState.Waiting or ChatPlatformState.HeldUp;
        }

        foreach (var filter in Texts(query))
        {
            yield return filter;
        }
    }

    private static IEnumerable<Predicate<ChatRow>> Texts(ChatQuery query)
    {
        if (query.Subject.Length > 0)
        {
            var subject = TextFolding.Fold(query.Subject.Trim());
            yield return row => string.Equals(row.FoldedSubject, subject, StringComparison.Ordinal);
        }

        if (SoughtTitle.Of(query.Text) is { IsEmpty: false } sought)
        {
            yield return row => sought.Fits(row.Words);
        }
    }
}
