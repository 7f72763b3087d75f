using Microsoft.Extensions.Logging;
using Sferum.Grains.Audit;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Commits;

/// <summary>
/// A grain with one row: commands decide and are committed through <see cref="Committer{TState}"/>, what the row owes is done by <see cref="WorkAsync"/>. The grain's
/// type name (<c>[GrainType]</c>) and its state's name are the same, so that the sweep finds the grain from the row.
/// </summary>
internal abstract class DurableGrain<TState> : Grain, IOwesWork, IForgettingGrain, IAuditedGrain
    where TState : class, IDurableState
{
    private readonly Committer<TState> _committer;
    private readonly TimeProvider _time;
    private OwedWorker? _worker;
    private ChangeShelf<TState>? _changes;

    protected DurableGrain(IPersistentState<StoredState<TState>> storage, GrainEquipment equipment)
    {
        Log = equipment.Logger(this);
        _time = equipment.Time;
        _committer = new Committer<TState>(storage, GrainContext, _time, Log) { Written = WakeWhenOwing };
    }

    /// <summary>The state on disk; null when there is none.</summary>
    protected TState? State => _committer.State;

    /// <summary>The moment from which the state on disk owes something; null: it owes nothing.</summary>
    protected DateTimeOffset? OwedFrom => _committer.OwedFrom;

    /// <summary>This moment.</summary>
    protected DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>So long before its moment, what is owed may already be waited for in memory: a worker that is woken early waits by itself.</summary>
    protected virtual TimeSpan Foresight => TimeSpan.Zero;

    /// <summary>The grain's logger: ids, never content.</summary>
    protected ILogger Log { get; }

    private OwedWorker Worker => _worker ??= new OwedWorker(this, StepAsync, _time, Log);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        WakeWhenOwing(_committer.OwedFrom);
        return base.OnActivateAsync(cancellationToken);
    }

    public Task WakeAsync()
    {
        if (_committer.OwedFrom <= Now + Foresight)
        {
            Worker.EnsureAwake();
        }

        return Task.CompletedTask;
    }

    public virtual Task<bool> RetryNowAsync()
    {
        if (_committer.OwedFrom is not null)
        {
            Worker.Wake();
        }

        return Task.FromResult(_committer.OwedFrom <= Now);
    }

    public Task<IReadOnlyList<FieldChange>> TakeChangesAsync(string requestId) => Task.FromResult(_changes?.Take(requestId) ?? []);

    /// <summary>What a caller's command changed between two states, for the audit trail; nothing unless the grain says otherwise.</summary>
    protected virtual IEnumerable<FieldChange> ChangesOf(TState? before, TState after) => [];

    public Task<OwedReading?> ReadOwedAsync() => Task.FromResult(_committer.OwedFrom <= Now ? Explained(new OwedReading
    {
        Attempts = _worker?.Failures ?? 0,
        NextAttempt = _worker?.NextTry,
        LastFault = _worker?.LastFault ?? "",
    }) : null);

    public async Task<bool> ForgetAsync(Forgotten forgotten)
    {
        if (State is not { } state || ReferenceEquals(Without(state, forgotten), state))
        {
            return false;
        }

        if (!forgotten.Preview)
        {
            await NoteAsync((current, _) => Without(current!, forgotten));
        }

        return true;
    }

    /// <summary>The state without somebody who is erased; the same one when nothing of it is about them. Pure.</summary>
    protected virtual TState Without(TState state, Forgotten forgotten) => state;

    /// <summary>Carries out a caller's command, once for its key.</summary>
    protected async Task<Outcome<Committed<TState>>> CommitAsync(RequestKey? key, Func<TState?, DateTimeOffset, Outcome<Decision<TState>>> decide)
    {
        var outcome = await _committer.CommitAsync(key, decide);
        if (key is not null && outcome.Value is { Repeated: false } done && !ReferenceEquals(done.Before, done.State))
        {
            (_changes ??= new ChangeShelf<TState>(ChangesOf)).Put(key.Id, done.Before, done.State);
        }

        return outcome;
    }

    /// <summary>Carries out a command whose answer is the state.</summary>
    protected async Task<Outcome<TState>> CommitAsync(RequestKey? key, Func<TState?, DateTimeOffset, Outcome<TState>> decide)
    {
        var outcome = await CommitAsync(key, (state, now) => decide(state, now).Map(next => new Decision<TState>(next)));
        return outcome.Map(committed => committed.State);
    }

    /// <summary>Notes what happened; the same state means that there is nothing to write.</summary>
    protected async Task<TState> NoteAsync(Func<TState?, DateTimeOffset, TState> next)
    {
        var outcome = await _committer.CommitAsync(key: null, (state, now) => new Decision<TState>(next(state, now)));
        return outcome.Value!.State;
    }

    /// <summary>What is owed now, in the grain's own words; the worker's are given.</summary>
    protected virtual OwedReading Explained(OwedReading reading) => reading;

    /// <summary>Begins owed work at once.</summary>
    protected void Wake() => Worker.Wake();

    /// <summary>One step of what the row owes; called until it is done. Idempotent: it may be repeated after any crash.</summary>
    protected virtual Task<WorkStep> WorkAsync(CancellationToken cancellation) => Task.FromResult(WorkStep.Done);

    // The activation that follows reads what is on disk, and may already have done other things than this one would.
    private Task<WorkStep> StepAsync(CancellationToken cancellation) =>
        _committer.IsBroken ? Task.FromResult(WorkStep.Done) : WorkAsync(cancellation);

    private void WakeWhenOwing(DateTimeOffset? owedFrom)
    {
        if (owedFrom <= Now)
        {
            Worker.Wake();
        }
    }
}
