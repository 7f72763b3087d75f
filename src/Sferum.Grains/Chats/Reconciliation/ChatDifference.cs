using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Reconciliation.Closing;
using Sferum.Grains.Chats.Reconciliation.HandOver;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>The difference between what the registry wants and what the Sferum side has, counted.</summary>
internal readonly record struct ChatDifference
{
    /// <summary>The chat is to be made.</summary>
    public bool Make { get; private init; }

    /// <summary>The chat is to have another title.</summary>
    public bool Rename { get; private init; }

    /// <summary>The chat is to be handed over to another administrator.</summary>
    public bool HandOver { get; private init; }

    /// <summary>The chat is deleted, and to be closed.</summary>
    public bool Close { get; private init; }

    /// <summary>Members to be added.</summary>
    public int Additions { get; private init; }

    /// <summary>Members or strangers to be removed, members to have another role, or to be looked at.</summary>
    public int Others { get; private init; }

    /// <summary>When the first of those wishes that were refused may be tried again; null: there are none.</summary>
    public DateTimeOffset? Later { get; private init; }

    /// <summary>Something other than an addition can be done at once.</summary>
    public bool BesideAdditions => Make || Rename || HandOver || Close || Others > 0;

    /// <summary>Something can be done at once.</summary>
    public bool AtOnce => BesideAdditions || Additions > 0;

    /// <summary>Counts the difference.</summary>
    public static ChatDifference Of(ChatState state)
    {
        if (state.Facts.Life == ChatLife.Deleted)
        {
            return new ChatDifference { Close = ClosingPlan.IsOwed(state) };
        }

        if (state.There.Chat is null)
        {
            return new ChatDifference { Make = state.Facts.Life != ChatLife.Closed };
        }

        var (rename, handOver) = (Renaming(state), HandOverRules.Due(state));
        var (additions, others, later) = (0, 0, Earlier(rename.From, handOver.From));
        var frame = state.Frame;
        foreach (var summary in state.Members.Chunks.Select(chunk => chunk.Summary(frame)))
        {
            additions += summary.Additions;
            others += summary.Others;
            later = Earlier(later, summary.Later);
        }

        return new ChatDifference
        {
            Rename = rename is { Needed: true, From: null },
            HandOver = handOver is { Needed: true, From: null },
            Additions = additions,
            Others = others + DriftRules.StrangersOf(state).Length,
            Later = later,
        };
    }

    /// <summary>Whether the title there is another one, and from when it may be changed: a title that was refused waits like a member who was.</summary>
    public static (bool Needed, DateTimeOffset? From) Renaming(ChatState state)
    {
        if (string.Equals(state.There.Title, state.Facts.TitleThere, StringComparison.Ordinal))
        {
            return default;
        }

        var refused = string.Equals(state.There.RefusedTitle, state.Facts.TitleThere, StringComparison.Ordinal);
        return (true, refused ? state.There.RefusedTime + MemberNeeds.RefusalHolds : null);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
