using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Registry;

/// <summary>The row of a part of the list: some of the school's chats, sorted by id.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ChatSegment")]
internal sealed record ChatSegmentState : IDurableState
{
    /// <summary>Parts of a school's list: at 4,000 chats each holds about 125 rows and, however ids fall, hardly 256.</summary>
    public const int Parts = 32;

    [Id(0)] public ImmutableArray<ChatSnapshot> Rows { get; init; } = [];

    /// <inheritdoc/>
    public Owed Owed => Owed.Nothing;
}

/// <summary>The rules of a part of the list.</summary>
internal static class ChatSegmentRules
{
    /// <summary>In which part a chat stands: the same for ever.</summary>
    public static int PartOf(ChatId chat) =>
        (int)(System.IO.Hashing.XxHash64.HashToUInt64(System.Text.Encoding.UTF8.GetBytes(chat.Segment)) % ChatSegmentState.Parts);

    /// <summary>Puts a row in; the same state when it holds a row as new.</summary>
    public static ChatSegmentState Put(ChatSegmentState? state, ChatSnapshot row)
    {
        var rows = state?.Rows ?? [];
        var index = IndexOf(rows, row.Id);
        if (index < 0)
        {
            return new ChatSegmentState { Rows = rows.Insert(~index, row) };
        }

        return rows[index].Revision >= row.Revision ? state! : new ChatSegmentState { Rows = rows.SetItem(index, row) };
    }

    /// <summary>The row of a chat.</summary>
    public static ChatSnapshot Find(ChatSegmentState state, ChatId chat) => state.Rows[IndexOf(state.Rows, chat)];

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
