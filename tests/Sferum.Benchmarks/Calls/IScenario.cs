using Sferum.Testing.Processes;

namespace Sferum.Benchmarks.Calls;

/// <summary>A kind of call whose cost is measured.</summary>
internal interface IScenario
{
    /// <summary>How the table calls it.</summary>
    string Name { get; }

    /// <summary>Makes what the calls need; once, before everything.</summary>
    Task PrepareAsync(BenchmarkDeployment deployment) => Task.CompletedTask;

    /// <summary>One call.</summary>
    /// <param name="clients">The clients on this caller's connection.</param>
    /// <param name="caller">0, 1, 2 … up to the number of callers.</param>
    /// <param name="number">0, 1, 2 … of this caller's calls, over all rounds.</param>
    Task CallAsync(ServiceClients clients, int caller, int number);

    /// <summary>Waits until what the calls left behind is done, so that the next scenario does not pay for it.</summary>
    Task SettleAsync() => Task.CompletedTask;
}
