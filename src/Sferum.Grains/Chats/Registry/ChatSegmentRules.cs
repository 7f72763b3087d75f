using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Registry;

/// <summary>The rules of a part of the list.</summary>
internal static class ChatSegmentRules
{
    private static readonly TimeSpan GoneFor = TimeSpan.FromDays(1);

    /// <summary>In which part a chat stands: the same for ever.</summary>
    public static int PartOf(ChatId chat) =>
        (int)(System.IO.Hashing.XxHash64.HashToUInt64(System.Text.Encoding.UTF8.GetBytes(chat.Segment)) % ChatSegmentState.Parts);

    /// <summary>Puts a row in; the same state when it holds a row as new. Of deleted chats a row stays for a day, so that an earlier one that comes late brings nothing back.</summary>
    public static ChatSegmentState Put(ChatSegmentState? state, ChatSnapshot row, DateTimeOffset now)
    {
        var rows = state?.Rows ?? [];
        var index = IndexOf(rows, row.Id);
        if (index >= 0 && rows[index].Revision >= row.Revision)
        {
            return state!;
        }

        var next = index < 0 ? rows.Insert(~index, row) : rows.SetItem(index, row);
        return new ChatSegmentState { Rows = next.RemoveAll(known => IsForgotten(known, row, now)) };
    }

    /// <summary>The row of a chat.</summary>
    public static ChatSnapshot Find(ChatSegmentState state, ChatId chat) => state.Rows[IndexOf(state.Rows, chat)];

    private static bool IsForgotten(ChatSnapshot known, ChatSnapshot row, DateTimeOffset now) =>
        known.Life == ChatLife.Deleted && known.Id != row.Id && now - known.UpdateTime > GoneFor;

    private static int IndexOf(ImmutableArray<ChatSnapshot> rows, ChatId chat)
    {
        var (low, high) = (0, rows.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(rows[middle].Id.Segment, chat.Segment);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
