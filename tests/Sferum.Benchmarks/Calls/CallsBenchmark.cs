using Grpc.Core;
using Sferum.Benchmarks.Calls.Scenarios;
using Sferum.Benchmarks.Storage;

namespace Sferum.Benchmarks.Calls;

/// <summary>
/// What the calls of the service cost against an empty one, and against what SQLite itself can make durable. All scenarios take turns in every round, so
/// that whatever slows the machine down meets all of them; load, service and sandbox share the machine.
/// </summary>
internal static class CallsBenchmark
{
    private static readonly TimeSpan YardstickLength = TimeSpan.FromSeconds(1);

    /// <summary>Runs all scenarios; false when one could not be measured or calls failed.</summary>
    public static async Task<bool> RunAsync(LoadOptions options, TextWriter output)
    {
        await output.WriteLineAsync($"{options.Clients} callers on {options.Connections} connections, {options.Rounds} rounds of {options.Length.TotalSeconds:0} s each");
        await using var deployment = await BenchmarkDeployment.StartAsync(options);
        await output.WriteLineAsync($"ready after {deployment.Service.TimeToReady.TotalSeconds:0.0} s");
        var (measured, commits) = await MeasureAsync(deployment, options);
        foreach (var line in ResultTable.Lines(measured, commits))
            await output.WriteLineAsync(line);
        return measured.All(scenario => scenario.Trouble is null);
    }

    private static async Task<(IReadOnlyList<Measured> Measured, IReadOnlyList<double> Commits)> MeasureAsync(BenchmarkDeployment deployment, LoadOptions options)
    {
        IScenario[] scenarios =
        [
            new EmptyCall(), new GetChat(), new ListChats(), new JoinConference(), new CreateConference(), new ChangeSettings(), new ChangeRoster(),
        ];
        var load = new Load(deployment, options);
        var rounds = new Dictionary<IScenario, List<Round>>();
        var unavailable = new Dictionary<IScenario, string>();
        foreach (var scenario in scenarios)
        {
            if (await TryWarmUpAsync(scenario, load, deployment, options) is { } trouble)
                unavailable.Add(scenario, trouble);
            else
                rounds.Add(scenario, []);
        }

        var commits = await TakeTurnsAsync(rounds, load, options);
        return ([.. scenarios.Select(scenario => new Measured(scenario.Name, rounds.GetValueOrDefault(scenario) ?? [], unavailable.GetValueOrDefault(scenario)))], commits);
    }

    private static async Task<string?> TryWarmUpAsync(IScenario scenario, Load load, BenchmarkDeployment deployment, LoadOptions options)
    {
        try
        {
            await scenario.PrepareAsync(deployment);
            var round = await load.RunAsync(scenario, options.Length);
            return round.Rate > 0 ? null : round.Trouble;
        }
        catch (Exception trouble) when (trouble is RpcException or TimeoutException or InvalidOperationException)
        {
            return trouble.Message;
        }
    }

    private static async Task<List<double>> TakeTurnsAsync(Dictionary<IScenario, List<Round>> rounds, Load load, LoadOptions options)
    {
        var directory = Directory.CreateTempSubdirectory("sferum-benchmark-");
        try
        {
            var rows = GrainRows.In(directory.FullName);
            var commits = new List<double>();
            for (var round = 0; round < options.Rounds; round++)
            {
                commits.Add(rows.CommitRate(YardstickLength));
                foreach (var (scenario, own) in rounds)
                    own.Add(await load.RunAsync(scenario, options.Length));
            }

            return commits;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
