using System.Collections.Immutable;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Commits;

/// <summary>The next row, built from the last one by the commands of one round, each deciding on what the one before it left.</summary>
internal sealed class CommitDraft<TState>(StoredState<TState> stored, DateTimeOffset now)
    where TState : class, IDurableState
{
    private TState? _state = stored.State;
    private ImmutableArray<RememberedRequest> _requests = stored.Requests;

    public bool IsChanged { get; private set; }

    /// <summary>Lets one command decide and settles it, as far as it depends on the decision.</summary>
    public void Take(PendingCommit<TState> command)
    {
        switch (RememberedRequests.Recall(_requests, command.Key, now))
        {
            case RequestMemory.Repeated when _state is not null:
                command.Settle(new Committed<TState>(_state, Repeated: true, RememberedRequests.MemoOf(_requests, command.Key!)));
                break;
            case RequestMemory.Reused:
                command.Settle(Refusal.Of(RefusalReason.RequestIdReused, "request_id"));
                break;
            default:
                Decide(command);
                break;
        }
    }

    /// <summary>The row to be written.</summary>
    public StoredState<TState> ToStored() => new() { State = _state, Requests = _requests, OwedFrom = OwedFrom() };

    private void Decide(PendingCommit<TState> command)
    {
        var outcome = command.Decide(_state, now);
        if (outcome.IsRefused)
        {
            command.Settle(outcome.Refusal);
            return;
        }

        var (next, memo) = outcome.Value;
        var before = _state;
        IsChanged |= !ReferenceEquals(next, _state) || command.Key is not null;
        _state = next;
        if (command.Key is { } key)
        {
            _requests = RememberedRequests.Remember(_requests, key, now, memo);
        }

        command.Settle(new Committed<TState>(next, Repeated: false, memo) { Before = before });
    }

    // What was owed before keeps its age, so that the oldest is woken first.
    private DateTimeOffset? OwedFrom()
    {
        var owed = _state?.Owed ?? Owed.Nothing;
        if (!owed.Any)
        {
            return null;
        }

        return owed.From ?? (stored.OwedFrom < now ? stored.OwedFrom : now);
    }
}
