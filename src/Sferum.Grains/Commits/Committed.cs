namespace Sferum.Grains.Commits;

/// <summary>What a commit left.</summary>
/// <param name="State">The state on disk after this command.</param>
/// <param name="Repeated">True when the command had been carried out before and changed nothing now.</param>
/// <param name="Memo">What was remembered with the command (see <see cref="RememberedRequest.Memo"/>).</param>
internal sealed record Committed<TState>(TState State, bool Repeated, string Memo)
{
    /// <summary>The state that this command decided on; null: there was none.</summary>
    public TState? Before { get; init; }
}

/// <summary>What a command comes to: the next state, or the same one when it changes nothing.</summary>
/// <param name="Next">The next state.</param>
/// <param name="Memo">What is remembered with the command.</param>
internal sealed record Decision<TState>(TState Next, string Memo = "");
