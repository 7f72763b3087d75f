using Sferum.Sandbox.World.Effects;
using Sferum.Sandbox.World.Journal;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.World;

/// <summary>The one door to the world: turns are taken one after another, each effect is journalled before it is applied.</summary>
internal sealed class SandboxWorld : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly WorldState state = new();
    private readonly TimeProvider time;
    private readonly Journal.Journal journal;

    public SandboxWorld(string directory, TimeProvider time)
    {
        this.time = time;
        journal = Journal.Journal.Open(directory, state.Apply);
        if (state.LastSeq == 0)
            Reset();
    }

    public T Act<T>(long user, string method, Func<WorldTurn, T> act)
    {
        lock (gate)
            return act(new WorldTurn(state, TimeText.Milliseconds(time.GetUtcNow()), user, method, Commit));
    }

    public T Read<T>(Func<WorldState, T> read)
    {
        lock (gate)
            return read(state);
    }

    public void Reset() => Act(0, "sandbox/reset", turn =>
    {
        turn.Commit(new WorldSeeded(DemoPeople.All()));
        return true;
    });

    /// <summary>To be awaited before any answer: what the answer tells is on its way to disk then.</summary>
    public Task SettledAsync() => journal.SettledAsync();

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    private void Commit(WorldTurn turn, Effect effect)
    {
        var entry = new LedgerEntry(state.LastSeq + 1, turn.Now, turn.User, turn.Method, effect);
        journal.Append(entry);
        state.Apply(entry);
    }
}
