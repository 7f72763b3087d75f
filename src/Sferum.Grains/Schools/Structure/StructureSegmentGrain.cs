using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Structure;

/// <summary>Keeps one segment's row.</summary>
[GrainType("structure-segment")]
internal sealed class StructureSegmentGrain(
    [PersistentState("structure-segment", StateStore.Name)] IPersistentState<StoredState<StructureSegmentState>> storage, GrainEquipment equipment)
    : DurableGrain<StructureSegmentState>(storage, equipment), IStructureSegmentGrain
{
    public Task<StructureRows> ReadAsync() => Task.FromResult(State?.Rows ?? StructureRows.None);

    public Task ChangeAsync(StructureRows put) => NoteAsync((state, _) => StructureSegmentRules.Change(state ?? new StructureSegmentState(), put));
}
