using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Registry;

/// <summary>A school's chats in memory: each order is sorted when it is first asked for and kept sorted from then on, so that a page costs a page.</summary>
internal sealed class ChatRegistryIndex
{
    private readonly Dictionary<ChatId, ChatRow> _rows = [];
    private readonly Dictionary<ChatId, long> _gone = [];
    private readonly List<ChatRow>?[] _sorted = new List<ChatRow>?[Enum.GetValues<ChatOrder>().Length];

    /// <summary>Puts a row in, or takes out that of a deleted chat; an older revision changes nothing.</summary>
    public void Put(ChatSnapshot chat)
    {
        _rows.TryGetValue(chat.Id, out var known);
        if ((known?.Chat.Revision ?? _gone.GetValueOrDefault(chat.Id)) >= chat.Revision)
        {
            return;
        }

        Replace(chat.Id, known, chat.Life == ChatLife.Deleted ? null : new ChatRow(chat));
        if (chat.Life == ChatLife.Deleted)
        {
            _gone[chat.Id] = chat.Revision;
        }
    }

    /// <summary>A page.</summary>
    public ChatPage List(ChatQuery query)
    {
        var sorted = Sorted(query.Order);
        var filter = ChatFilter.Of(query);
        return filter is null ? Whole(sorted, query) : Filtered(sorted, query, filter);
    }

    private void Replace(ChatId id, ChatRow? known, ChatRow? row)
    {
        _rows.Remove(id);
        if (row is not null)
        {
            _rows[id] = row;
        }

        for (var order = 0; order < _sorted.Length; order++)
        {
            if (_sorted[order] is { } sorted)
            {
                Move(sorted, known, row, ChatRowOrder.Of((ChatOrder)order));
            }
        }
    }

    private static void Move(List<ChatRow> sorted, ChatRow? known, ChatRow? row, IComparer<ChatRow> order)
    {
        if (known is not null)
        {
            sorted.RemoveAt(sorted.BinarySearch(known, order));
        }

        if (row is not null)
        {
            sorted.Insert(~sorted.BinarySearch(row, order), row);
        }
    }

    private List<ChatRow> Sorted(ChatOrder order)
    {
        if (_sorted[(int)order] is { } sorted)
        {
            return sorted;
        }

        List<ChatRow> rows = [.. _rows.Values];
        rows.Sort(ChatRowOrder.Of(order));
        return _sorted[(int)order] = rows;
    }

    private static ChatPage Whole(List<ChatRow> sorted, ChatQuery query)
    {
        var count = Math.Clamp(sorted.Count - query.Skip, 0, query.Take);
        var page = new ChatSnapshot[count];
        for (var i = 0; i < count; i++)
        {
            page[i] = At(sorted, query.Skip + i, query.Descending).Chat;
        }

        return new ChatPage(page, sorted.Count);
    }

    private static ChatPage Filtered(List<ChatRow> sorted, ChatQuery query, Predicate<ChatRow> filter)
    {
        var (page, total) = (new List<ChatSnapshot>(Math.Min(query.Take, sorted.Count)), 0);
        for (var i = 0; i < sorted.Count; i++)
        {
            var row = At(sorted, i, query.Descending);
            if (filter(row) && total++ >= query.Skip && page.Count < query.Take)
            {
                page.Add(row.Chat);
            }
        }

        return new ChatPage(page, total);
    }

    private static ChatRow At(List<ChatRow> sorted, int index, bool descending) => sorted[descending ? sorted.Count - 1 - index : index];
}
