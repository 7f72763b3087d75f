using Sferum.Grains.Commits;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.People;

/// <summary>Keeps one segment's row.</summary>
[GrainType("people-segment")]
internal sealed class PeopleSegmentGrain(
    [PersistentState("people-segment", StateStore.Name)] IPersistentState<StoredState<PeopleSegmentState>> storage, GrainEquipment equipment)
    : DurableGrain<PeopleSegmentState>(storage, equipment), IPeopleSegmentGrain
{
    public Task<PeopleSegmentRows> ReadAsync() => Task.FromResult(new PeopleSegmentRows(State?.People ?? [], State?.Marks ?? []));

    public Task ChangeAsync(PeopleChange change) => NoteAsync((state, _) => PeopleSegmentRules.Change(state ?? new PeopleSegmentState(), change));

    public async Task NoteLinkAsync(LinkMark mark)
    {
        var outcome = await CommitAsync(key: null, (state, _) => PeopleSegmentRules.Note(state ?? new PeopleSegmentState(), mark));
        if (outcome.IsRefused)
        {
            // It stays owed by the account until there is room.
            throw new SferumFault(FaultKind.Unavailable);
        }
    }
}
