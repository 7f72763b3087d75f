using Sferum.Grains.Chats.Members;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>Notes what the Sferum side has answered about members.</summary>
internal static class MemberOutcomes
{
    /// <summary>Additions in a row without any outcome after which a member waits as if refused.</summary>
    public const int MostDoubts = 3;

    /// <summary>What a batch of changes came to.</summary>
    public static ChatState Changed(ChatState state, ChangeStep step, IReadOnlyList<PlatformResult> results, DateTimeOffset now)
    {
        if (!string.Equals(state.There.Chat, step.Chat, StringComparison.Ordinal))
        {
            return state;
        }

        var members = state.Members;
        foreach (var (task, result) in step.Tasks.Zip(results))
        {
            members = members.Change(task.Account, member => Changed(member, task, result, now));
        }

        return AfterBatch(state with { Members = members }, step, results, now);
    }

    /// <summary>Who is in the chat there.</summary>
    /// <param name="state">The state.</param>
    /// <param name="chat">The chat that was looked at.</param>
    /// <param name="users">Everybody there, and whether they are administrators.</param>
    /// <param name="now">This moment.</param>
    public static ChatState Seen(ChatState state, string chat, IReadOnlyDictionary<string, bool> users, DateTimeOffset now)
    {
        if (!string.Equals(state.There.Chat, chat, StringComparison.Ordinal))
        {
            return state;
        }

        var held = state.Members.Where(ChatMembers.IsJoined).Select(member => member.There!.User).ToHashSet(StringComparer.Ordinal);
        return state with
        {
            Members = state.Members.Each(member => member.Account == state.There.Owner ? member : Seen(member, users, held, now)),
        };
    }

    private static MemberRecord Seen(MemberRecord member, IReadOnlyDictionary<string, bool> users, HashSet<string> held, DateTimeOffset now)
    {
        if (member.There is { Joined: true } there)
        {
            return users.TryGetValue(there.User, out var administrator)
                ? Joined(member, there, administrator, now)
                : member with { There = null };
        }

        // Also those whom nobody wants there: known to be there, they are removed.
        return member.Link?.PlatformUser is { Length: > 0 } user && users.TryGetValue(user, out var isAdministrator) && held.Add(user)
            ? member with { There = new MemberThere { User = user, Joined = true, Administrator = isAdministrator, Time = now } }
            : member;
    }

    private static MemberRecord Joined(MemberRecord member, MemberThere there, bool administrator, DateTimeOffset now) =>
        there.Doubtful || there.Administrator != administrator
            ? member with { There = there with { Doubtful = false, Administrator = administrator, Time = now } }
            : member;

    private static MemberRecord Changed(MemberRecord member, MemberTask task, PlatformResult result, DateTimeOffset now) => task.Kind switch
    {
        MemberNeedKind.Add => Added(member, task.User, result, now),
        MemberNeedKind.Remove => Removed(member, task.User, result, now),
        _ => RoleSet(member, task, result, now),
    };

    private static MemberRecord Added(MemberRecord member, string user, PlatformResult result, DateTimeOffset now) => result.Fault switch
    {
        PlatformFault.None => member with { There = new MemberThere { User = user, Joined = true, Time = now } },
        PlatformFault.MemberRefused => Refused(member, user, MemberRefusals.ReasonOf(result.Refusal), now),
        PlatformFault.ChatFull => Refused(member, user, PendingReason.ChatFull, now),
        PlatformFault.Unknown => Doubted(member, user, now),
        _ => member,
    };

    // What the link says by now may be another profile: the answer is about the one that was asked for.
    private static MemberRecord Refused(MemberRecord member, string user, PendingReason reason, DateTimeOffset now) =>
        member with { There = new MemberThere { User = user, Refusal = reason, Time = now } };

    private static MemberRecord Doubted(MemberRecord member, string user, DateTimeOffset now)
    {
        if (member.There is { Joined: true })
        {
            return member;
        }

        var doubts = 1 + (member.There is { } there && string.Equals(there.User, user, StringComparison.Ordinal) ? there.Doubts : 0);
        var refusal = doubts < MostDoubts ? PendingReason.None : PendingReason.Throttled;
        return member with { There = new MemberThere { User = user, Doubts = doubts, Refusal = refusal, Time = now } };
    }

    private static MemberRecord Removed(MemberRecord member, string user, PlatformResult result, DateTimeOffset now)
    {
        if (member.There is not { Joined: true } there || !string.Equals(there.User, user, StringComparison.Ordinal))
        {
            return member;
        }

        return result.Fault switch
        {
            PlatformFault.None => member with { There = null },
            PlatformFault.MemberRefused => member with { There = there with { Refusal = MemberRefusals.ReasonOf(result.Refusal), Time = now } },
            _ => member,
        };
    }

    // A role that is refused for whatever reason is tried again in a day: the member is there all the same.
    private static MemberRecord RoleSet(MemberRecord member, MemberTask task, PlatformResult result, DateTimeOffset now)
    {
        if (member.There is not { Joined: true } there || !string.Equals(there.User, task.User, StringComparison.Ordinal))
        {
            return member;
        }

        return result.Fault switch
        {
            PlatformFault.None => member with { There = there with { Administrator = task.Administrator, RoleRefused = null, Time = now } },
            PlatformFault.MemberRefused or PlatformFault.NotEntitled => member with { There = there with { RoleRefused = now } },
            PlatformFault.Unknown => member with { There = there with { Doubtful = true } },
            _ => member,
        };
    }

    // A full chat is full for all who are still to come; a place that falls free is offered again.
    private static ChatState AfterBatch(ChatState state, ChangeStep step, IReadOnlyList<PlatformResult> results, DateTimeOffset now)
    {
        if (results.Any(result => result.Fault == PlatformFault.ChatFull))
        {
            return state with { Members = state.Members.Each(member => Full(state, member, now)) };
        }

        var freed = step.Tasks.Zip(results).Any(pair => pair.First.Kind == MemberNeedKind.Remove && pair.Second.IsDone);
        return freed ? PlacesFreed(state) : state;
    }

    /// <summary>Places fell free: who found the chat full is offered one again.</summary>
    public static ChatState PlacesFreed(ChatState state) => state with { Members = state.Members.Each(Freed) };

    private static MemberRecord Full(ChatState state, MemberRecord member, DateTimeOffset now) =>
        MemberNeeds.Of(state.Frame, member) is { Kind: MemberNeedKind.Add, From: null } need ? Refused(member, need.User, PendingReason.ChatFull, now) : member;

    private static MemberRecord Freed(MemberRecord member) =>
        member.There is { Refusal: PendingReason.ChatFull, Joined: false } ? member with { There = null } : member;
}
