using Sferum.Grains.Chats.Members;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation.HandOver;

/// <summary>
/// Hands a chat over to the school's new Sferum administrator: it comes to be in the chat, its own id of the chat is found, it gets the role, and then it drives. Until then the old
/// one goes on driving. Pure; the same state comes back when nothing changes.
/// </summary>
internal static class HandOverRules
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestOfPassing = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Who is to take the chat over, and as whom; null: nobody, or nobody who could.</summary>
    public static (AccountId Account, string User)? HeirOf(ChatState state) =>
        IsWanted(state) && state.Facts.SferumAdministrator is { } heir && state.Members.Find(heir) is { Link.Blocked: false } member
        && ChatMembers.LinkedUser(member) is { } user ? (heir, user) : null;

    /// <summary>Whether somebody else than the one who drives the chat is to drive it.</summary>
    public static bool IsWanted(ChatState state) =>
        state.There is { Chat: not null, Owner: { } owner } && state.Facts is { Life: not ChatLife.Deleted, SferumAdministrator: { } heir } && heir != owner;

    /// <summary>Whether the new administrator is the old one's profile under another account: the chat is its own already.</summary>
    public static bool IsSameProfile(ChatState state) =>
        HeirOf(state) is { } heir && string.Equals(heir.User, state.There.OwnerUser, StringComparison.Ordinal);

    /// <summary>How far the hand-over to this heir is; null: not begun.</summary>
    public static ChatHandOver? Of(ChatState state, (AccountId Account, string User) heir) =>
        state.There.HandOver is { } over && over.Heir == heir.Account && string.Equals(over.User, heir.User, StringComparison.Ordinal) ? over : null;

    /// <summary>Whether a hand-over is owed, and from when: a role that was refused waits like any other.</summary>
    public static (bool Needed, DateTimeOffset? From) Due(ChatState state)
    {
        if (HeirOf(state) is not { } heir)
        {
            return default;
        }

        DateTimeOffset?[] moments = [Of(state, heir)?.RetryAt, state.Members.Find(heir.Account)?.There?.RoleRefused + MemberNeeds.RefusalHolds];
        return (true, moments.Max());
    }

    /// <summary>
    /// The title by which the heir is going to find the chat. Once it is about to be given, what title the chat has there is not known any more, so that its own is given back
    /// whatever happens.
    /// </summary>
    public static ChatState Marked(ChatState state, ChatId id)
    {
        if (HeirOf(state) is not { } heir || IsMarked(state, heir))
        {
            return state;
        }

        if (Of(state, heir) is { Mark: not null })
        {
            return state with { There = state.There with { Title = "" } };
        }

        var attempt = state.There.Attempt + 1;
        return With(state with { There = state.There with { Attempt = attempt } }, heir, over => over with { Mark = WorkingTitles.Of(state.Facts.Title, id, attempt) });
    }

    /// <summary>Whether the mark is on disk, and, where it is about to be given, that the chat may have any title.</summary>
    public static bool IsMarked(ChatState state, (AccountId Account, string User) heir) =>
        Of(state, heir) is { Mark: { } mark } over && (!over.Ready || state.There.Title.Length == 0 || string.Equals(state.There.Title, mark, StringComparison.Ordinal));

    /// <summary>What became of the title that the heir looks for.</summary>
    public static ChatState Retitled(ChatState state, string chat, string mark, PlatformResult result, DateTimeOffset now)
    {
        if (!string.Equals(state.There.Chat, chat, StringComparison.Ordinal) || HeirOf(state) is not { } heir)
        {
            return state;
        }

        return result.IsDone ? state with { There = state.There with { Title = mark } } : PutOff(state, heir, result.Fault, now);
    }

    /// <summary>The heir was asked to join by link; what was answered to the wish for a link, and to the joining.</summary>
    public static ChatState Joined(ChatState state, JoinStep step, IReadOnlyList<PlatformResult> results, DateTimeOffset now)
    {
        if (HeirOf(state) is not { } heir || heir != (step.Heir, step.User) || !string.Equals(state.There.Chat, step.Chat, StringComparison.Ordinal))
        {
            return state;
        }

        var last = results[^1];
        if (results.Count < 2)
        {
            return last.Fault == PlatformFault.ChatLost ? state : PutOff(state, heir, last.Fault, now);
        }

        var known = last is { IsDone: true, Value.Length: > 0 };
        var there = last.IsDone || last.Fault == PlatformFault.Unknown ? Present(state, heir, doubtful: !known, now) : state;
        return known ? With(there, heir, over => over with { Chat = last.Value, RetryAt = null, Times = 0 }) : PutOff(there, heir, last.Fault, now);
    }

    /// <summary>The heir has looked for the chat under its mark.</summary>
    public static ChatState Found(ChatState state, HeirFindStep step, PlatformResult result, DateTimeOffset now)
    {
        if (HeirOf(state) is not { } heir || heir.Account != step.Driver || Of(state, heir)?.Mark != step.Mark)
        {
            return state;
        }

        if (result is { IsDone: true, Value: { Length: > 0 } chat })
        {
            return With(state, heir, over => over with { Chat = chat, RetryAt = null, Times = 0 });
        }

        return result.IsDone && !step.IsMarked
            ? With(state, heir, static over => over with { Ready = true })
            : With(PutOff(state, heir, result.Fault, now), heir, static over => over with { Ready = false });
    }

    /// <summary>
    /// Who is there was read right before. The heir takes over if it is there and has the role; otherwise both are mended first, after a pause: what is read may be behind what was done.
    /// </summary>
    public static ChatState Confirmed(ChatState seen, DateTimeOffset now) =>
        HeirOf(seen) is { } heir && IdFor(seen, heir) is null ? PutOff(seen, heir, PlatformFault.None, now) : TakenOver(seen, now);

    /// <summary>The heir drives the chat from now on, under the id by which it knows it.</summary>
    public static ChatState TakenOver(ChatState state, DateTimeOffset now)
    {
        if (HeirOf(state) is not { } heir || IdFor(state, heir) is not { } chat)
        {
            return state;
        }

        var there = new MemberThere { User = heir.User, Joined = true, Administrator = true, Time = now };
        return state with
        {
            There = state.There with { Chat = chat, Owner = heir.Account, OwnerUser = heir.User, HandOver = null, Maker = MakerAfter(state, heir.User) },
            Members = state.Members.Each(member =>
                member.Account == heir.Account ? member with { There = there }
                : string.Equals(member.There?.User, heir.User, StringComparison.Ordinal) ? member with { There = null }
                : member),
            Trouble = null,
        };
    }

    /// <summary>The heir's link has news: what was put off is tried at once.</summary>
    public static ChatState Woken(ChatState state, AccountId account) => state.There.HandOver is { RetryAt: not null } over && over.Heir == account
        ? state with { There = state.There with { HandOver = over with { RetryAt = null } } }
        : state;

    /// <summary>The id under which the heir can take the chat over now; null: something is missing.</summary>
    private static string? IdFor(ChatState state, (AccountId Account, string User) heir) =>
        IsSameProfile(state) ? state.There.Chat
        : state.Members.Find(heir.Account)?.There is { Joined: true, Administrator: true, Doubtful: false } there && string.Equals(there.User, heir.User, StringComparison.Ordinal)
            ? Of(state, heir)?.Chat
            : null;

    private static ChatMaker? MakerAfter(ChatState state, string heir)
    {
        if (string.Equals(heir, state.There.OwnerUser, StringComparison.Ordinal))
        {
            return state.There.Maker;
        }

        var maker = state.There.Maker ?? new ChatMaker(state.There.Owner!.Value, state.There.OwnerUser, state.There.Chat!);
        return string.Equals(maker.User, heir, StringComparison.Ordinal) ? null : maker;
    }

    private static ChatState Present(ChatState state, (AccountId Account, string User) heir, bool doubtful, DateTimeOffset now)
    {
        var there = new MemberThere { User = heir.User, Joined = true, Doubtful = doubtful, Time = now };
        return state with { Members = state.Members.Change(heir.Account, member => member with { There = there }) };
    }

    private static ChatState PutOff(ChatState state, (AccountId Account, string User) heir, PlatformFault fault, DateTimeOffset now) =>
        With(state, heir, over => over with { Times = over.Times + 1, RetryAt = now + PauseAfter(fault, over.Times) });

    // What may pass in seconds is asked again in seconds, and trouble that passes by itself never much later than it has passed; the rest in minutes.
    private static TimeSpan PauseAfter(PlatformFault fault, int times)
    {
        var passes = fault is PlatformFault.Unknown or PlatformFault.AgainSoon;
        var first = passes || fault == PlatformFault.None ? FirstPause : 60 * FirstPause;
        var longest = passes ? LongestOfPassing : LongestPause;
        var grown = first * Math.Pow(2, Math.Min(times, 12));
        return grown < longest ? grown : longest;
    }

    private static ChatState With(ChatState state, (AccountId Account, string User) heir, Func<ChatHandOver, ChatHandOver> change) =>
        state with { There = state.There with { HandOver = change(Of(state, heir) ?? new ChatHandOver { Heir = heir.Account, User = heir.User }) } };
}
