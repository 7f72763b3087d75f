using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Chats.Reconciliation.Closing;
using Sferum.Grains.Chats.Reconciliation.HandOver;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats;

/// <summary>The rules of a chat: what a source, a link and an answer make of it. The same state comes back when nothing changes.</summary>
internal static class ChatRules
{
    /// <summary>Takes the roster's word; one that is not newer changes nothing.</summary>
    public static ChatState TakeSource(ChatState? state, ChatSource source, DateTimeOffset now)
    {
        if (state is not null && (source.Version <= state.Facts.SourceVersion || state.Facts.Life == ChatLife.Deleted))
        {
            return state;
        }

        var before = state ?? Empty(source, now);
        var facts = FactsOf(before.Facts, source);
        var members = ChatSourceMembers.Follow(before, source, now);
        var edited = state is null || facts != before.Facts || !ReferenceEquals(members, before.Members);
        var after = before with
        {
            Facts = facts with { SourceVersion = source.Version },
            Members = members,
            EditVersion = before.EditVersion + (edited ? 1 : 0),
            UpdateTime = edited ? now : before.UpdateTime,
            Attached = true,
        };
        return Settled(state, RetentionRules.Followed(after, now));
    }

    /// <summary>Takes where the links of some members stand; of each, one that is not newer changes nothing.</summary>
    public static ChatState TakeLink(ChatState state, AccountId account, LinkStanding standing, DateTimeOffset now)
    {
        if (state.Members.Find(account) is not { } known || !IsNewer(standing, known.Link))
        {
            return state;
        }

        var members = state.Members.Change(account, member => Linked(state, member, standing, now));
        var after = Edited(state with { Members = members }, IsEdit(known, standing), now);
        return Settled(state, Woken(state, after));
    }

    /// <summary>Notes what the links answered to this chat's wish to be told, or no longer.</summary>
    public static ChatState TakeSubscriptions(ChatState state, IReadOnlyDictionary<AccountId, Subscription> answers, DateTimeOffset now)
    {
        var members = state.Members.Each(member => answers.TryGetValue(member.Account, out var answer)
            ? Subscribed(state, member, answer, now)
            : member);
        var edited = answers.Any(answer => state.Members.Find(answer.Key) is { } known
            && IsNewer(answer.Value.Standing, known.Link) && IsEdit(known, answer.Value.Standing));
        return Settled(state, Edited(Woken(state, Replace(state, members)), edited, now));
    }

    /// <summary>
    /// What waits for the link of whoever drives the chat, or is to drive it, waits no longer when there was news of that link; also when the news came while the step was under way that has to wait
    /// now, since what that step met was older.
    /// </summary>
    public static ChatState Woken(ChatState before, ChatState after)
    {
        var woken = after.There.HandOver is { } over && HasNews(before, after, over.Heir) ? HandOverRules.Woken(after, over.Heir) : after;
        return woken.Trouble is not null && ChatDriver.AccountOf(after) is { } driver && HasNews(before, after, driver) ? woken with { Trouble = null } : woken;
    }

    /// <summary>Counts a change of what an editor sees.</summary>
    public static ChatState Edited(ChatState state, bool changed, DateTimeOffset now) =>
        changed ? state with { EditVersion = state.EditVersion + 1, UpdateTime = now } : state;

    /// <summary>Notes that the registry has a row.</summary>
    public static ChatState TakePush(ChatState state, long revision) =>
        revision > state.PushedRevision ? state with { PushedRevision = revision } : state;

    /// <summary>Finishes a change: links that may have heard something else are told again, a title that may be another one is given again, who is out is forgotten, and a list that shows something else gets a new revision.</summary>
    public static ChatState Settled(ChatState? before, ChatState after)
    {
        if (ReferenceEquals(before, after))
        {
            return after;
        }

        after = before is null ? after : TitleDoubts.Kept(before, Replace(after, LinkDoubts.Kept(before, after)));
        var frame = after.Frame;
        var kept = after.Members.Chunks.Any(chunk => chunk.Summary(frame).Forgotten > 0)
            ? after with { Members = after.Members.RemoveAll(member => ChatMembers.IsForgotten(frame, member)) }
            : after;
        var listing = ChatListings.Of(kept);
        var shown = before is null || !listing.Equals(before.Listing) || before.EditVersion != kept.EditVersion;
        return shown ? kept with { Listing = listing, Revision = kept.Revision + 1 } : kept;
    }

    private static ChatState Replace(ChatState state, MemberTable members) =>
        ReferenceEquals(members, state.Members) ? state : state with { Members = members };

    private static bool HasNews(ChatState before, ChatState after, AccountId account) =>
        after.Members.Find(account)?.Link is { } standing && IsNewer(standing, before.Members.Find(account)?.Link);

    private static bool IsNewer(LinkStanding standing, LinkStanding? known) => known is null || standing.Version > known.Version;

    // Somebody comes or goes with the last role in the school, or what a hand did goes with it.
    private static bool IsEdit(MemberRecord known, LinkStanding standing) =>
        (standing.Outside && HandMarks.Has(known)) || ChatMembers.IsMember(known) != ChatMembers.IsMember(known with { Link = standing });

    private static MemberRecord Subscribed(ChatState state, MemberRecord member, Subscription answer, DateTimeOffset now)
    {
        var linked = IsNewer(answer.Standing, member.Link) ? Linked(state, member, answer.Standing, now) : member;
        var told = (answer.Wanted, answer is { Wanted: true, Aside: true }, answer.Holding);
        return (linked.Subscribed, linked.Aside, linked.Holding) == told ? linked : linked with { Subscribed = told.Item1, Aside = told.Item2, Holding = told.Item3 };
    }

    // Another link is another chance for somebody whom the platform refused. Who has no role in the school any more is in no chat by hand (B15).
    private static MemberRecord Linked(ChatState state, MemberRecord member, LinkStanding standing, DateTimeOffset now)
    {
        var linked = (standing.Outside ? HandMarks.Dropped(member) : member) with { Link = standing, There = member.There is { Joined: false } ? null : member.There };
        return MemberDoubts.Kept(state, member, linked, now);
    }

    private static ChatState Empty(ChatSource source, DateTimeOffset now) =>
        new() { Facts = new ChatFacts { Type = source.Type }, CreateTime = now, UpdateTime = now };

    private static ChatFacts FactsOf(ChatFacts known, ChatSource source) => known with
    {
        Classes = known.Classes.SequenceEqual(source.Classes) ? known.Classes : [.. source.Classes],
        RosterTitle = source.Title,
        Class = source.Class,
        ClassTitle = source.ClassTitle,
        Group = source.Group,
        Subject = source.Subject,
        SferumAdministrator = source.SferumAdministrator,
        Life = source.Closed ? ChatLife.Closed : ChatLife.Open,
    };
}

/// <summary>What a link answered.</summary>
/// <param name="Wanted">Whether the chat wanted to be told from now on.</param>
/// <param name="Standing">Where the link stands.</param>
internal readonly record struct Subscription(bool Wanted, LinkStanding Standing)
{
    /// <summary>Whether it wanted so though the account is no member.</summary>
    public bool Aside { get; init; }

    /// <summary>Whether it wanted the account's tokens to be kept.</summary>
    public bool Holding { get; init; }
}
