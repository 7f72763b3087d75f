using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Drift;

/// <summary>A part of a school's list of findings. Key: the school and the part's number.</summary>
[Alias("sferum.IDriftSegmentGrain")]
internal interface IDriftSegmentGrain : IOwesWork
{
    /// <summary>Takes what a chat tells; durable when answered. Idempotent.</summary>
    [Alias("Put"), AlwaysInterleave]
    Task PutAsync(DriftReport report);

    /// <summary>The part's findings.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<IReadOnlyList<DriftEntry>> ReadAsync();

    /// <summary>What a comparison of a chat found.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<IReadOnlyList<DriftFinding>> FindAsync(ChatId chat, DateTimeOffset time);
}

[GrainType("drift-segment")]
internal sealed class DriftSegmentGrain(
    [PersistentState("drift-segment", StateStore.Name)] IPersistentState<StoredState<DriftSegmentState>> storage, GrainEquipment equipment)
    : DurableGrain<DriftSegmentState>(storage, equipment), IDriftSegmentGrain
{
    protected override DriftSegmentState Without(DriftSegmentState state, Forgotten forgotten) => DriftSegmentRules.Without(state, forgotten);

    public Task PutAsync(DriftReport report) => NoteAsync((state, now) => DriftSegmentRules.Take(state, report, now));

    public Task<IReadOnlyList<DriftEntry>> ReadAsync() => Task.FromResult<IReadOnlyList<DriftEntry>>(State?.Entries ?? []);

    public Task<IReadOnlyList<DriftFinding>> FindAsync(ChatId chat, DateTimeOffset time) => Task.FromResult<IReadOnlyList<DriftFinding>>(
        [.. (State?.Entries ?? []).Where(entry => entry.Chat == chat && entry.Finding.FindTime == time).Select(entry => entry.Finding)]);
}
