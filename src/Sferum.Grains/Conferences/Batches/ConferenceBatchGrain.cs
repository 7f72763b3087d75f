using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences.Batches;

/// <summary>
/// Makes conferences, some at a time. It is remembered when all have their outcome: a batch that died on its way is made again by its caller, and finds those that are there already, since their
/// ids come from their own requests.
/// </summary>
[GrainType("conference-batch")]
internal sealed class ConferenceBatchGrain(
    [PersistentState("conference-batch", StateStore.Name)] IPersistentState<StoredState<ConferenceBatchState>> storage, GrainEquipment equipment)
    : DurableGrain<ConferenceBatchState>(storage, equipment), IConferenceBatchGrain
{
    private const int AtOnce = 16;

    private static readonly Refusal New = new(RefusalReason.Unspecified);

    public async Task<Outcome<IReadOnlyList<Outcome<ConferenceView>>>> CreateAsync(CreateConferences command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.ValidateOnly)
        {
            return Answer(await MakeAsync(command.Items, BatchMemo.Read(""), cancellation));
        }

        // Refused and so not remembered, unless it was carried out before.
        var recalled = await CommitAsync(command.Request, (_, _) => (Outcome<Decision<ConferenceBatchState>>)New);
        if (recalled.IsRefused && recalled.Refusal.Reason != RefusalReason.Unspecified)
        {
            return recalled.Refusal;
        }

        var outcomes = await MakeAsync(command.Items, BatchMemo.Read(recalled.Value?.Memo ?? ""), cancellation);
        if (recalled.IsRefused)
        {
            await CommitAsync(command.Request, (state, _) => (Outcome<Decision<ConferenceBatchState>>)new Decision<ConferenceBatchState>(
                new ConferenceBatchState { Count = (state?.Count ?? 0) + 1 }, BatchMemo.Of(outcomes)));
        }

        return Answer(outcomes);
    }

    private async Task<Outcome<ConferenceView>[]> MakeAsync(
        IReadOnlyList<PlannedConference> items, IReadOnlyDictionary<int, Refusal> refused, CancellationToken cancellation)
    {
        var outcomes = new Outcome<ConferenceView>[items.Count];
        await FanOut.ForEachAsync([.. Enumerable.Range(0, items.Count)], AtOnce, async i =>
            outcomes[i] = refused.TryGetValue(i, out var refusal)
                ? refusal
                : await GrainFactory.Conference(items[i].Id).CreateAsync(items[i].Command, cancellation), cancellation);
        return outcomes;
    }

    private static Outcome<IReadOnlyList<Outcome<ConferenceView>>> Answer(Outcome<ConferenceView>[] outcomes) => new() { Value = outcomes };
}
