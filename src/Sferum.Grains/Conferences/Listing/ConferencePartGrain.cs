using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Listing;

[GrainType("conference-part")]
internal sealed class ConferencePartGrain(
    [PersistentState("conference-part", StateStore.Name)] IPersistentState<StoredState<ConferencePartState>> storage, GrainEquipment equipment)
    : DurableGrain<ConferencePartState>(storage, equipment), IConferencePartGrain
{
    public Task<ConferencePartRows?> ReadAsync() => Task.FromResult(State is { } state ? new ConferencePartRows(state.Rows) : null);

    public Task PutAsync(ConferenceRow row, IReadOnlyCollection<string> sure) => NoteAsync((state, now) => ConferencePartRules.Put(state, row, sure, now));

    public Task WithdrawAsync(string id, long revision) =>
        NoteAsync((state, _) => ConferencePartRules.Withdraw(state ?? new ConferencePartState(), id, revision));
}
