using Sferum.Grains.Chats.Drift;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>The difference between what the registry wants and what the Sferum side has, counted.</summary>
internal readonly record struct ChatDifference
{
    /// <summary>The chat is to be made.</summary>
    public bool Make { get; private init; }

    /// <summary>The chat is to have another title.</summary>
    public bool Rename { get; private init; }

    /// <summary>Members to be added.</summary>
    public int Additions { get; private init; }

    /// <summary>Members or strangers to be removed, members to have another role, or to be looked at.</summary>
    public int Others { get; private init; }

    /// <summary>When the first of those wishes that were refused may be tried again; null: there are none.</summary>
    public DateTimeOffset? Later { get; private init; }

    /// <summary>Something other than an addition can be done at once.</summary>
    public bool BesideAdditions => Make || Rename || Others > 0;

    /// <summary>Something can be done at once.</summary>
    public bool AtOnce => BesideAdditions || Additions > 0;

    /// <summary>Counts the difference.</summary>
    public static ChatDifference Of(ChatState state)
    {
        if (state.Facts.Life == ChatLife.Closed)
        {
            return default;
        }

        if (state.There.Chat is null)
        {
            return new ChatDifference { Make = true };
        }

        var rename = Renaming(state);
        var (additions, others, later) = (0, 0, rename.From);
        var frame = state.Frame;
        foreach (var summary in state.Members.Chunks.Select(chunk => chunk.Summary(frame)))
        {
            additions += summary.Additions;
            others += summary.Others;
            later = summary.Later is { } from && !(later < from) ? from : later;
        }

        others += DriftRules.StrangersOf(state).Length;
        return new ChatDifference { Rename = rename is { Needed: true, From: null }, Additions = additions, Others = others, Later = later };
    }

    /// <summary>Whether the title there is another one, and from when it may be changed: a title that was refused waits like a member who was.</summary>
    public static (bool Needed, DateTimeOffset? From) Renaming(ChatState state)
    {
        if (string.Equals(state.There.Title, state.Facts.Title, StringComparison.Ordinal))
        {
            return default;
        }

        var refused = string.Equals(state.There.RefusedTitle, state.Facts.Title, StringComparison.Ordinal);
        return (true, refused ? state.There.RefusedTime + MemberNeeds.RefusalHolds : null);
    }
}
