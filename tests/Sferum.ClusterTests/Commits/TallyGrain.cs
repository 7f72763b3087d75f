using System.Collections.Immutable;
using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Outcomes;

namespace Sferum.ClusterTests.Commits;

/// <summary>A durable grain that counts, and owes an effect for every count.</summary>
[Alias("sferum.tests.ITallyGrain")]
public interface ITallyGrain : IOwesWork
{
    [Alias("Add"), AlwaysInterleave]
    Task<Outcome<long>> AddAsync(string? requestId, int amount);

    [Alias("AddMany")]
    Task<Outcome<long>> AddManyAsync(int times);

    [Alias("Read"), AlwaysInterleave]
    Task<long> ReadAsync();

    [Alias("Owe")]
    Task OweAsync(int failures);

    [Alias("Leave")]
    Task LeaveAsync();
}

[GenerateSerializer, Immutable, Alias("sferum.tests.Tally")]
internal sealed record TallyState : IDurableState
{
    [Id(0)] public long Sum { get; init; }

    [Id(1)] public ImmutableArray<int> Added { get; init; } = [];

    [Id(2)] public int OwedEffects { get; init; }

    public Owed Owed => Owed.When(OwedEffects > 0);
}

/// <summary>What the tally grain did outside.</summary>
public sealed class TallyEffects
{
    private int _done;

    public int Done => _done;

    public int FailuresLeft { get; set; }

    public bool Stuck { get; set; }

    public void Do() => Interlocked.Increment(ref _done);
}

[GrainType("tally")]
internal sealed class TallyGrain(
    [PersistentState("tally", StateStore.Name)] IPersistentState<StoredState<TallyState>> storage, GrainEquipment equipment, TallyEffects effects)
    : DurableGrain<TallyState>(storage, equipment), ITallyGrain
{
    public async Task<Outcome<long>> AddAsync(string? requestId, int amount)
    {
        var key = requestId is null ? null : new RequestKey(requestId, (ulong)amount);
        var outcome = await CommitAsync(key, (state, _) => Add(state ?? new TallyState(), amount));
        return outcome.Map(state => state.Sum);
    }

    public async Task<Outcome<long>> AddManyAsync(int times)
    {
        var outcome = await CommitAsync(key: null, (state, _) => (state ?? new TallyState()) with
        {
            Sum = times,
            Added = [.. Enumerable.Range(1_000_000, times * 10)],
        });
        return outcome.Map(state => state.Sum);
    }

    public Task<long> ReadAsync() => Task.FromResult(State?.Sum ?? 0);

    public async Task OweAsync(int failures)
    {
        effects.FailuresLeft = failures;
        await NoteAsync((state, _) => (state ?? new TallyState()) with { OwedEffects = 1 });
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        if (State is not { OwedEffects: > 0 })
        {
            return WorkStep.Done;
        }

        if (effects.Stuck)
        {
            return WorkStep.Later(TimeSpan.FromHours(1));
        }

        if (effects.FailuresLeft-- > 0)
        {
            throw new InvalidOperationException("Injected.");
        }

        effects.Do();
        await NoteAsync((state, _) => state! with { OwedEffects = 0 });
        return WorkStep.Done;
    }

    private static Outcome<TallyState> Add(TallyState state, int amount) => amount switch
    {
        < 0 => Refusal.Of(RefusalReason.NumberOutOfRange, "amount"),
        0 => state,
        666 => throw new InvalidOperationException("A bug."),
        _ => state with { Sum = state.Sum + amount, Added = state.Added.Add(amount) },
    };
}
