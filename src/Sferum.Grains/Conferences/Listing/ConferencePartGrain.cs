using System.Collections.Immutable;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>Keeps one part's row: read once by its month, and seldom asked again once it is full.</summary>
[GrainType("conference-part"), CollectionAgeLimit(Minutes = 2)]
internal sealed class ConferencePartGrain(
    [PersistentState("conference-part", StateStore.Name)] IPersistentState<StoredState<ConferencePartState>> storage, GrainEquipment equipment)
    : DurableGrain<ConferencePartState>(storage, equipment), IConferencePartGrain
{
    protected override ConferencePartState Without(ConferencePartState state, Forgotten forgotten)
    {
        ImmutableArray<ConferenceRow> rows = [.. state.Rows.Select(row => ConferenceForgetting.Bare(row.Conference, forgotten) is var bare && bare == row.Conference ? row : row with { Conference = bare })];
        return rows.SequenceEqual(state.Rows) ? state : state with { Rows = rows };
    }

    public Task<ConferencePartRows?> ReadAsync() => Task.FromResult(State is { } state ? new ConferencePartRows(state.Rows) : null);

    public Task PutAsync(ConferenceRow row, IReadOnlyCollection<string> sure) => NoteAsync((state, now) => ConferencePartRules.Put(state, row, sure, now));

    public Task WithdrawAsync(string id, long revision) =>
        NoteAsync((state, _) => ConferencePartRules.Withdraw(state ?? new ConferencePartState(), id, revision));
}
