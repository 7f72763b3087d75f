using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Imports;

/// <summary>Keeps one part's row.</summary>
[GrainType("roster-part")]
internal sealed class RosterPartGrain(
    [PersistentState("roster-part", StateStore.Name)] IPersistentState<StoredState<RosterPartState>> storage, GrainEquipment equipment)
    : DurableGrain<RosterPartState>(storage, equipment), IRosterPartGrain
{
    public async Task<bool> WriteAsync(long stamp, RosterRows rows)
    {
        var state = await NoteAsync((state, _) => RosterPartState.Write(state, stamp, rows));
        return state.Stamp == stamp;
    }

    public Task<RosterRows?> ReadAsync(long stamp) => Task.FromResult(State is { } state && state.Stamp == stamp ? state.Rows : null);

    public async Task ClearAsync(long stamp)
    {
        await NoteAsync((state, _) => RosterPartState.Clear(state, stamp));
        DeactivateOnIdle();
    }
}
