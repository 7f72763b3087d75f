namespace Sferum.Grains.Chats.Registry;

/// <summary>The orders of the list; ties by title, then by id, so that pages never overlap.</summary>
internal static class ChatRowOrder
{
    private static readonly IComparer<ChatRow>[] Orders =
    [
        By(static (a, b) => a.Chat.Type != b.Chat.Type ? a.Chat.Type.CompareTo(b.Chat.Type) : Compare(a.Title, b.Title)),
        By(static (a, b) => Compare(a.Title, b.Title)),
        By(static (a, b) => Compare(a.ClassTitle, b.ClassTitle)),
        By(static (a, b) => Compare(a.Subject, b.Subject)),
        By(static (a, b) => a.Chat.MemberCount.CompareTo(b.Chat.MemberCount)),
        By(static (a, b) => a.Chat.UpdateTime.CompareTo(b.Chat.UpdateTime)),
    ];

    /// <summary>The order.</summary>
    public static IComparer<ChatRow> Of(ChatOrder order) => Orders[(int)order];

    private static Comparer<ChatRow> By(Comparison<ChatRow> first) => Comparer<ChatRow>.Create((a, b) =>
    {
        var order = first(a, b);
        order = order != 0 ? order : Compare(a.Title, b.Title);
        return order != 0 ? order : string.CompareOrdinal(a.Chat.Id.Segment, b.Chat.Id.Segment);
    });

    private static int Compare(byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b);
}
