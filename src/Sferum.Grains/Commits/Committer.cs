using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Commits;

/// <summary>
/// The one way to write a grain's row. Commands are pure decisions on the last committed state; those that arrive while a write is under way are decided
/// together and written once (group commit). Readers see a state only after it is on disk. When a write fails, nothing of it stays: the old state is put back,
/// every command of the round gets a fault that says whether the change may have been made, and the activation ends, so that the next one reads the row anew.
/// </summary>
internal sealed partial class Committer<TState>(
    IPersistentState<StoredState<TState>> storage, IGrainContext context, TimeProvider time, ILogger logger)
    where TState : class, IDurableState
{
    private readonly List<PendingCommit<TState>> _waiting = [];
    private StoredState<TState>? _committed;
    private Task? _round;
    private string? _type;

    /// <summary>Called after each write with the moment from which something is owed.</summary>
    public Action<DateTimeOffset?>? Written { get; set; }

    /// <summary>A write failed: another state than this one may be on disk, nothing is written any more, and nothing may be done for what this one owes.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The state on disk; null when there is none.</summary>
    public TState? State => Stored.State;

    /// <summary>The moment from which the state on disk owes something.</summary>
    public DateTimeOffset? OwedFrom => Stored.OwedFrom;

    private string GrainType => _type ??= context.GrainId.Type.ToString() ?? "";

    private StoredState<TState> Stored => _committed ??= storage.State;

    /// <summary>Carries out a command: answers what is on disk afterwards, or why it was refused.</summary>
    /// <exception cref="SferumFault">The write failed.</exception>
    public async Task<Outcome<Committed<TState>>> CommitAsync(
        RequestKey? key, Func<TState?, DateTimeOffset, Outcome<Decision<TState>>> decide)
    {
        var command = new PendingCommit<TState>(key, decide);
        _waiting.Add(command);
        while (!command.IsClosed)
        {
            if (_round is null or { IsCompleted: true })
            {
                _round = WriteRoundAsync();
            }

            await _round;
        }

        return command.Result();
    }

    private async Task WriteRoundAsync()
    {
        PendingCommit<TState>[] commands = [.. _waiting];
        _waiting.Clear();
        await (IsBroken ? RefuseAsync(commands) : TakeAsync(commands));
        foreach (var command in commands)
        {
            command.Close();
        }
    }

    private static Task RefuseAsync(PendingCommit<TState>[] commands)
    {
        Fail(commands, new SferumFault(FaultKind.Unavailable));
        return Task.CompletedTask;
    }

    private Task TakeAsync(PendingCommit<TState>[] commands)
    {
        var draft = new CommitDraft<TState>(Stored, time.GetUtcNow());
        PendingCommit<TState>[] decided = [.. commands.Where(command => TryTake(draft, command))];
        return draft.IsChanged ? WriteAsync(draft.ToStored(), decided) : Task.CompletedTask;
    }

    // A command that throws is a bug of that command alone.
    private bool TryTake(CommitDraft<TState> draft, PendingCommit<TState> command)
    {
        try
        {
            draft.Take(command);
            return true;
        }
        catch (Exception error)
        {
            LogBug(context.GrainId, error);
            command.Fail(new SferumFault(FaultKind.Bug));
            return false;
        }
    }

    private async Task WriteAsync(StoredState<TState> next, PendingCommit<TState>[] decided)
    {
        var (previous, began) = (Stored, Stopwatch.GetTimestamp());
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
        }
        catch (Exception error)
        {
            storage.State = previous;
            IsBroken = true;
            CommitMetrics.Wrote(GrainType, Stopwatch.GetElapsedTime(began).TotalSeconds, isDone: false);
            LogWriteFailed(context.GrainId, error);
            Fail(decided, new SferumFault(KindOf(error)));
            context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, "A write failed."));
            return;
        }

        _committed = next;
        CommitMetrics.Wrote(GrainType, Stopwatch.GetElapsedTime(began).TotalSeconds, isDone: true);
        Written?.Invoke(next.OwedFrom);
    }

    private static void Fail(IEnumerable<PendingCommit<TState>> commands, SferumFault fault)
    {
        foreach (var command in commands)
        {
            command.Fail(fault);
        }
    }

    // Another activation wrote first, or the store says that it did not write: surely not made. Anything else may have been made.
    // Orleans wraps what the storage throws.
    private static FaultKind KindOf(Exception? error) => error switch
    {
        null => FaultKind.OutcomeUnknown,
        InconsistentStateException => FaultKind.Unavailable,
        IDefiniteFailure definite => definite.OutcomeUnknown ? FaultKind.OutcomeUnknown : FaultKind.Unavailable,
        _ => KindOf(error.InnerException),
    };

    [LoggerMessage(1, LogLevel.Warning, "A write of {Grain} failed; its activation ends.")]
    private partial void LogWriteFailed(GrainId grain, Exception error);

    [LoggerMessage(2, LogLevel.Error, "A command of {Grain} could not decide.")]
    private partial void LogBug(GrainId grain, Exception error);
}
