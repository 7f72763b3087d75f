using System.Globalization;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Operations.Owing;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Operations.Retries;

/// <inheritdoc cref="IRetryDeskGrain"/>
[GrainType("retry-desk")]
internal sealed class RetryDeskGrain(
    [PersistentState("retry-desk", StateStore.Name)] IPersistentState<StoredState<RetryDeskState>> storage, GrainEquipment equipment, IOwedIndex index)
    : DurableGrain<RetryDeskState>(storage, equipment), IRetryDeskGrain
{
    private const int WokenAtOnce = 64;

    private static readonly ChatQuery Troubled = new() { TroubleOnly = true, Take = int.MaxValue };

    public async Task<Outcome<int>> RetryAsync(RetryNow command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);

        // A refusing decision is how one asks what is remembered: NotFound means that the request is new.
        var known = await CommitAsync(command.Request, static (_, _) => new Outcome<Decision<RetryDeskState>> { Refusal = Refusal.Of(RefusalReason.NotFound) });
        if (known.Refusal?.Reason != RefusalReason.NotFound)
        {
            return Count(known);
        }

        var woken = await WakeAsync(command.Targets, cancellation);
        return Count(await CommitAsync(command.Request, (state, _) =>
            new Decision<RetryDeskState>(state ?? new RetryDeskState(), woken.ToString(CultureInfo.InvariantCulture))));
    }

    private static Outcome<int> Count(Outcome<Committed<RetryDeskState>> outcome) => outcome.Map(committed => int.Parse(committed.Memo, CultureInfo.InvariantCulture));

    private async Task<int> WakeAsync(IReadOnlyList<RetryTarget> targets, CancellationToken cancellation)
    {
        var lanes = new HashSet<AccountId>();
        var owing = new HashSet<(string Type, string Key)>();
        foreach (var target in targets.Distinct())
        {
            await SpreadAsync(target, lanes, owing, cancellation);
        }

        // Lanes first: whoever is woken meets one that does not pause.
        var ended = await Task.WhenAll(lanes.Select(lane => GrainFactory.Lane(lane).EndPauseAsync()));
        var woken = ended.Count(was => was);
        await FanOut.ForEachAsync([.. owing], WokenAtOnce, async one => woken += await TryWakeAsync(one) ? 1 : 0, cancellation);
        return woken;
    }

    private async Task SpreadAsync(RetryTarget target, HashSet<AccountId> lanes, HashSet<(string Type, string Key)> owing, CancellationToken cancellation)
    {
        switch (target.Kind)
        {
            case RetryKind.School:
                await SpreadAsync(SchoolId.FromKey(target.Key), lanes, owing, cancellation);
                break;
            case RetryKind.Lane:
                var administrator = AccountId.FromKey(target.Key);
                lanes.Add(administrator);
                foreach (var school in (await GrainFactory.Lane(administrator).ReadAsync()).Schools)
                {
                    await AddTroubledAsync(school, owing, cancellation);
                }

                break;
            default:
                owing.Add((TypeOf(target.Kind), target.Key));
                break;
        }
    }

    private async Task SpreadAsync(SchoolId school, HashSet<AccountId> lanes, HashSet<(string Type, string Key)> owing, CancellationToken cancellation)
    {
        var scope = new OwedScope(Now, OwedKinds.TypesOf(OwedKind.Unspecified), school.Key);
        owing.UnionWith((await index.ReadAsync(scope, skip: 0, limit: int.MaxValue, cancellation)).Select(row => (row.GrainType, row.Key)));
        await AddTroubledAsync(school, owing, cancellation);
        if ((await GrainFactory.School(school).GetAsync(cancellation)).Value?.SferumAdministrator is { } administrator)
        {
            lanes.Add(administrator);
            owing.Add((OwedKinds.Links, administrator.Key));
        }
    }

    // What a trouble has put off owes something at a moment ahead.
    private async Task AddTroubledAsync(SchoolId school, HashSet<(string Type, string Key)> owing, CancellationToken cancellation) =>
        owing.UnionWith((await GrainFactory.ChatRegistry(school).ListAsync(Troubled, cancellation)).Chats.Select(chat => ("chat", chat.Id.Key)));

    private static string TypeOf(RetryKind kind) => kind switch
    {
        RetryKind.Chat => "chat",
        RetryKind.Conference => "conference",
        RetryKind.Account => OwedKinds.Links,
        RetryKind.Erasure => "erasure",
        _ => "roster-import",
    };

    // What cannot be woken now goes on by itself.
    private async Task<bool> TryWakeAsync((string Type, string Key) one)
    {
        try
        {
            return await GrainFactory.OwingGrain(new OwedRow(default, one.Type, one.Key)).RetryNowAsync();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return false;
        }
    }
}
