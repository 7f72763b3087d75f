using System.Collections.Immutable;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Agenda;

/// <summary>Keeps one month's row.</summary>
[GrainType("agenda-month"), CollectionAgeLimit(Minutes = 2)]
internal sealed class AgendaMonthGrain(
    [PersistentState("agenda-month", StateStore.Name)] IPersistentState<StoredState<AgendaMonthState>> storage, GrainEquipment equipment)
    : DurableGrain<AgendaMonthState>(storage, equipment), IAgendaMonthGrain
{
    public Task<ImmutableArray<AgendaEntry>> ReadAsync() => Task.FromResult(State?.Entries ?? []);

    public Task PutAsync(AgendaEntry entry) => NoteAsync((state, now) => AgendaRules.Put(state ?? new AgendaMonthState(), entry, now));

    public Task RemoveAsync(IReadOnlyList<string> conferences) => NoteAsync((state, _) => AgendaRules.Remove(state ?? new AgendaMonthState(), conferences));
}
