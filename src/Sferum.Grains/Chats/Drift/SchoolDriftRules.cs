using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Drift;

/// <summary>The rules of a school's comparisons.</summary>
internal static class SchoolDriftRules
{
    /// <summary>Takes a wish; one that was not carried out is part of it.</summary>
    public static SchoolDriftState Wished(SchoolDriftState? state, bool repair, DateTimeOffset now) =>
        new() { Wish = new DriftWish(now, repair || state?.Wish is { Repair: true }) };

    /// <summary>All chats have been told.</summary>
    public static SchoolDriftState Told(SchoolDriftState state, DriftWish wish) => state.Wish == wish ? state with { Wish = null } : state;

    /// <summary>A page of findings.</summary>
    public static DriftPage Page(IEnumerable<DriftEntry> entries, DriftQuery query, DateTimeOffset now)
    {
        DriftEntry[] listed = [.. Listed(entries, query, now)];
        var ordered = listed.OrderByDescending(entry => entry.Finding.FindTime)
            .ThenBy(entry => entry.Chat.Segment, StringComparer.Ordinal).ThenBy(entry => entry.Finding.Kind)
            .ThenBy(entry => entry.Finding.Account?.Segment, StringComparer.Ordinal).ThenBy(entry => entry.Finding.User, StringComparer.Ordinal);
        return new DriftPage([.. ordered.Skip(query.Skip).Take(query.Take)], listed.Length);
    }

    /// <summary>Counts how far the chats are.</summary>
    public static SchoolSync Sync(IReadOnlyList<ChatSync> chats, int openFindings) => new()
    {
        Chats = chats.GroupBy(chat => chat.Platform).ToDictionary(group => group.Key, group => group.Count()),
        Pending = chats.SelectMany(chat => chat.Pending).GroupBy(pair => pair.Key, pair => pair.Value).ToDictionary(group => group.Key, group => group.Sum()),
        Trouble = TroubleOf(chats),
        OwedCount = chats.Count(chat => chat.OwedSince is not null),
        OldestOwedSince = chats.Min(chat => chat.OwedSince),
        OpenFindings = openFindings,
        OldestComparison = chats.Min(chat => chat.ComparedTime),
    };

    private static IEnumerable<DriftEntry> Listed(IEnumerable<DriftEntry> entries, DriftQuery query, DateTimeOffset now) => entries.Where(entry =>
        entry.Superseded is null
        && now - entry.Finding.FindTime <= DriftSegmentRules.Kept
        && (query.Chat is null || entry.Chat == query.Chat)
        && !(query.OpenOnly && entry.Finding.Repaired));

    private static PlatformTrouble TroubleOf(IReadOnlyList<ChatSync> chats)
    {
        PlatformTrouble[] held = [.. chats.Where(chat => chat.Platform is ChatPlatformState.Waiting or ChatPlatformState.HeldUp).Select(chat => chat.Trouble).Distinct()];
        return held is [var one] && !chats.Any(chat => chat.Platform is ChatPlatformState.InStep or ChatPlatformState.CatchingUp) ? one : PlatformTrouble.None;
    }
}
