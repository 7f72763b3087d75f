using System.Diagnostics;

namespace Sferum.Benchmarks.Calls;

/// <summary>Many callers at once, each one call after the other, on a few connections.</summary>
internal sealed class Load(BenchmarkDeployment deployment, LoadOptions options)
{
    // A scenario that fails is not hammered: its figures are worth nothing.
    private const int Patience = 20;

    private readonly Dictionary<IScenario, int[]> numbers = [];

    public async Task<Round> RunAsync(IScenario scenario, TimeSpan length)
    {
        if (!numbers.TryGetValue(scenario, out var next))
            numbers.Add(scenario, next = new int[options.Clients]);
        var (started, spent) = (Stopwatch.GetTimestamp(), ServiceProcessor.Spent(deployment.Service));
        var logs = await Task.WhenAll(Enumerable.Range(0, options.Clients).Select(caller => Task.Run(() => CallAsync(scenario, caller, next, started, length))));
        var (elapsed, processor) = (Stopwatch.GetElapsedTime(started), ServiceProcessor.Spent(deployment.Service) - spent);
        await scenario.SettleAsync();
        return Round.Of(logs, elapsed, processor);
    }

    private async Task<CallerLog> CallAsync(IScenario scenario, int caller, int[] next, long started, TimeSpan length)
    {
        var clients = deployment.Clients(caller);
        var log = new CallerLog();
        while (Stopwatch.GetElapsedTime(started) < length && log.Failed < Patience)
        {
            var number = next[caller]++;
            await log.RecordAsync(() => scenario.CallAsync(clients, caller, number));
        }

        return log;
    }
}
