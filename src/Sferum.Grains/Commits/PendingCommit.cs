using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Commits;

/// <summary>A command on its way into the row.</summary>
internal sealed class PendingCommit<TState>(RequestKey? key, Func<TState?, DateTimeOffset, Outcome<Decision<TState>>> decide)
    where TState : class
{
    private Outcome<Committed<TState>>? _outcome;
    private Exception? _error;

    public RequestKey? Key { get; } = key;

    /// <summary>True once the round that took this command is over: its outcome holds.</summary>
    public bool IsClosed { get; private set; }

    public Outcome<Decision<TState>> Decide(TState? state, DateTimeOffset now) => decide(state, now);

    public void Settle(Outcome<Committed<TState>> outcome) => _outcome = outcome;

    public void Fail(Exception error) => (_outcome, _error) = (null, error);

    public void Close() => IsClosed = true;

    public Outcome<Committed<TState>> Result() => _error is null
        ? _outcome ?? throw new InvalidOperationException("The command was not decided.")
        : throw _error;
}
