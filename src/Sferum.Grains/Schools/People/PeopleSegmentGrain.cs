using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.People;

/// <summary>Keeps one segment's row.</summary>
[GrainType("people-segment")]
internal sealed class PeopleSegmentGrain(
    [PersistentState("people-segment", StateStore.Name)] IPersistentState<StoredState<PeopleSegmentState>> storage, GrainEquipment equipment)
    : DurableGrain<PeopleSegmentState>(storage, equipment), IPeopleSegmentGrain
{
    public Task<IReadOnlyList<Person>> ReadAsync() => Task.FromResult<IReadOnlyList<Person>>(State?.People ?? []);

    public Task ChangeAsync(PeopleChange change) => NoteAsync((state, _) => PeopleSegmentRules.Change(state ?? new PeopleSegmentState(), change));
}
