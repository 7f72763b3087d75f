using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Drift;

/// <summary>The rules of a part of a school's list of findings.</summary>
internal static class DriftSegmentRules
{
    /// <summary>How long a finding is listed.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(30);

    private static readonly TimeSpan KeptSuperseded = TimeSpan.FromDays(1);

    /// <summary>In which part a chat's findings stand: the same for ever.</summary>
    public static int PartOf(ChatId chat) => (int)(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(chat.Segment)) % DriftSegmentState.Parts);

    /// <summary>Takes what a chat tells. Told again, nothing changes.</summary>
    public static DriftSegmentState Take(DriftSegmentState? state, DriftReport report, DateTimeOffset now)
    {
        var entries = report.Findings.Aggregate(state?.Entries ?? [], (known, finding) => Put(known, new DriftEntry(report.Chat, finding)));
        var closed = report.CheckTime is { } time ? [.. entries.Select(entry => Closed(entry, report, time))] : entries;
        var kept = closed.RemoveAll(entry => now - entry.Finding.FindTime > Kept || now - entry.Superseded > KeptSuperseded);
        return new DriftSegmentState { Entries = kept.Length <= DriftSegmentState.Most ? kept : kept.RemoveRange(0, kept.Length - DriftSegmentState.Most) };
    }

    /// <summary>The part without what was found about somebody; the same when there is nothing.</summary>
    public static DriftSegmentState Without(DriftSegmentState state, Forgotten forgotten)
    {
        var kept = state.Entries.RemoveAll(entry => forgotten.Is(entry.Finding.Account) || forgotten.Profiles.Contains(entry.Finding.User));
        return kept.Length == state.Entries.Length ? state : new DriftSegmentState { Entries = kept };
    }

    private static ImmutableArray<DriftEntry> Put(ImmutableArray<DriftEntry> entries, DriftEntry entry)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Chat == entry.Chat && entries[i].Finding.FindTime == entry.Finding.FindTime && IsSame(entries[i].Finding, entry.Finding))
            {
                return entries.SetItem(i, entries[i] with { Finding = entry.Finding });
            }
        }

        return entries.Add(entry);
    }

    // What was open before a comparison was found again by it, or has been put right.
    private static DriftEntry Closed(DriftEntry entry, DriftReport report, DateTimeOffset time)
    {
        if (entry.Chat != report.Chat || entry.Finding.Repaired || entry.Finding.FindTime >= time || entry.Superseded is not null)
        {
            return entry;
        }

        return report.Findings.Any(finding => finding.FindTime == time && IsSame(finding, entry.Finding))
            ? entry with { Superseded = time }
            : entry with { Finding = entry.Finding with { Repaired = true } };
    }

    private static bool IsSame(DriftFinding one, DriftFinding other) => (one.Kind, one.Account, one.User) == (other.Kind, other.Account, other.User);
}
