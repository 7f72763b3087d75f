using System.Collections.Immutable;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Chats.Drift;

/// <summary>
/// What a comparison makes of a chat: what differs becomes a difference like any other, which the usual steps close, and is noted for the school's list.
/// </summary>
internal static class DriftRules
{
    /// <summary>Takes what was read.</summary>
    public static ChatState Compared(ChatState state, CompareStep step, DriftReading seen, DateTimeOffset now)
    {
        if (!seen.IsConclusive || !string.Equals(state.There.Chat, step.Chat, StringComparison.Ordinal))
        {
            return state;
        }

        var findings = DriftFindings.Of(state, step, seen, now);
        var noted = Noted(DriftOf(state), step, findings, now);
        var drift = step.Repair ? Compared(noted, state, step, seen, now) : noted;
        return step.Repair && !seen.Lost ? Believing(state, seen, now) with { Drift = drift } : state with { Drift = drift };
    }

    /// <summary>The chat was found gone, by whatever step.</summary>
    public static ChatState FoundLost(ChatState state, DateTimeOffset now)
    {
        var lost = new DriftFinding { Kind = DriftKind.ChatLost, FindTime = now, Repaired = true };
        var drift = DriftOf(state);
        return drift.Unlisted.Contains(lost) ? state : state with { Drift = drift with { Unlisted = Kept(drift.Unlisted.Add(lost)) } };
    }

    /// <summary>What became of strangers. One who cannot be removed is reported so; the next comparison tries again.</summary>
    public static ChatState Expelled(ChatState state, ExpelStep step, IReadOnlyList<PlatformResult> results)
    {
        var drift = DriftOf(state);
        if (!string.Equals(drift.Chat, step.Chat, StringComparison.Ordinal))
        {
            return state;
        }

        Stranger[] done = [.. step.Those(results, PlatformFault.None)];
        Stranger[] refused = [.. step.Those(results, PlatformFault.MemberRefused)];
        var left = drift.Strangers.RemoveRange(done.Concat(refused));
        var reports = refused.Select(stranger => new DriftFinding { Kind = DriftKind.Stranger, User = stranger.User, FindTime = stranger.FindTime });
        var next = state with
        {
            Drift = drift with { Strangers = left, Unlisted = Kept(drift.Unlisted.AddRange(reports)), Open = drift.Open || refused.Length > 0 },
        };
        return done.Length > 0 ? MemberOutcomes.PlacesFreed(next) : next;
    }

    /// <summary>Takes a wish for a comparison.</summary>
    public static ChatState Wished(ChatState state, DriftWish wish)
    {
        var drift = DriftOf(state);
        if (wish.Time <= drift.WishTime || wish.Time <= drift.Wish?.Time)
        {
            return state;
        }

        return state with { Drift = drift with { Wish = wish with { Repair = wish.Repair || drift.Wish is { Repair: true } } } };
    }

    /// <summary>The list has what it was told.</summary>
    public static ChatState Listed(ChatState state, DriftReport report)
    {
        var drift = DriftOf(state);
        return state with
        {
            Drift = drift with
            {
                Unlisted = drift.Unlisted.RemoveRange(report.Findings),
                UnlistedCheck = drift.UnlistedCheck == report.CheckTime ? null : drift.UnlistedCheck,
            },
        };
    }

    /// <summary>What a chat keeps for comparisons.</summary>
    public static ChatDrift DriftOf(ChatState state) => state.Drift ?? ChatDrift.None;

    /// <summary>Who is to be removed there. Who became an account of this chat meanwhile no longer is.</summary>
    public static ImmutableArray<Stranger> StrangersOf(ChatState state)
    {
        if (state.Drift is not { Strangers: { Length: > 0 } strangers, Chat: { } chat } || !string.Equals(chat, state.There.Chat, StringComparison.Ordinal))
        {
            return [];
        }

        var unknown = DriftFindings.UnknownUsers(state, strangers.Select(stranger => stranger.User)).ToHashSet(StringComparer.Ordinal);
        return strangers.RemoveAll(stranger => !unknown.Contains(stranger.User));
    }

    // A wish for more than this comparison did stays.
    private static ChatDrift Noted(ChatDrift drift, CompareStep step, ImmutableArray<DriftFinding> findings, DateTimeOffset now) => drift with
    {
        Wish = drift.Wish is { Repair: true } && !step.Repair ? drift.Wish : null,
        WishTime = drift.Wish?.Time ?? drift.WishTime,
        Unlisted = Kept(drift.Unlisted.AddRange(findings)),
        UnlistedCheck = findings.Length > 0 || drift.Open ? now : drift.UnlistedCheck,
        Open = findings.Any(finding => !finding.Repaired),
    };

    private static ChatDrift Compared(ChatDrift drift, ChatState state, CompareStep step, DriftReading seen, DateTimeOffset now)
    {
        string[] unknown = step.Strangers == StrangerPolicy.Remove && seen.Users is { } users ? [.. DriftFindings.UnknownUsers(state, users.Keys)] : [];
        return drift with
        {
            CheckedTime = now,
            Due = unknown.Length > ChatDrift.MostStrangers ? now : null,
            Chat = unknown.Length > 0 ? step.Chat : null,
            Strangers = [.. unknown.Order(StringComparer.Ordinal).Take(ChatDrift.MostStrangers).Select(user => new Stranger(user, now))],
        };
    }

    private static ChatState Believing(ChatState state, DriftReading seen, DateTimeOffset now)
    {
        var title = seen.Title ?? state.There.Title;
        var titled = string.Equals(title, state.There.Title, StringComparison.Ordinal) ? state : state with { There = state.There with { Title = title } };
        return MemberOutcomes.Seen(titled, state.There.Chat!, seen.Users!, now);
    }

    private static ImmutableArray<DriftFinding> Kept(ImmutableArray<DriftFinding> findings) =>
        findings.Length <= ChatDrift.MostFindings ? findings : findings.RemoveRange(0, findings.Length - ChatDrift.MostFindings);
}
