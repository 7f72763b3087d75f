using Sferum.Testing.Waiting;

namespace Sferum.Testing.Cluster;

/// <summary><see cref="Eventually"/> with the patience that a silo in this process deserves.</summary>
public static class Poll
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks until the answer is accepted; gives it, or fails with what was asked last after 20 s.</summary>
    public static Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> accept, string what) => UntilAsync(ask, accept, what, Patience);

    /// <summary>Asks until the answer is accepted; gives it, or fails with what was asked last.</summary>
    public static Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> accept, string what, TimeSpan patience) =>
        Eventually.ReadAsync(ask, accept, patience, what: what);

    /// <summary>Waits until a condition holds.</summary>
    public static Task UntilAsync(Func<bool> holds, string what) => UntilAsync(() => Task.FromResult(holds()), held => held, what);
}
