using System.Diagnostics;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Sandbox;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.EndToEndTests.Histories;

/// <summary>
/// Random histories of schools against the real service, with kill -9 in between and faults of the platform: in the end both sides show what a plain model says, and
/// nothing was done twice. To replay one: SFERUM_HISTORY_SEED; kills fall where they fall.
/// </summary>
public sealed class HistoriesTests(ITestOutputHelper output)
{
    private const int Rounds = 10;

    private static readonly Length Short = new(Schools: 10, Steps: 40, Kills: 2);
    private static readonly Length Long = new(Schools: 20, Steps: 60, Kills: 3);

    private static readonly int FirstSeed = int.TryParse(Environment.GetEnvironmentVariable("SFERUM_HISTORY_SEED"), out var seed) ? seed : Random.Shared.Next(1_000_000);

    [Fact]
    public Task Histories_WithKillsAndFaults_EndAsThePlainModelSays() => RunAsync(FirstSeed, Short);

    [Fact]
    [Trait("tier", "long")]
    public async Task ManyHistories_WithKillsAndFaults_EndAsThePlainModelSays()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await RunAsync(FirstSeed + (round * Long.Schools), Long);
        }
    }

    // Several schools live through a history each at the same time, in one deployment.
    private async Task RunAsync(int firstSeed, Length length)
    {
        output.WriteLine($"seeds {firstSeed} to {firstSeed + length.Schools - 1}");
        var started = Stopwatch.GetTimestamp();
        await using var deployment = await SharedDeployment.StartAsync();
        var histories = Enumerable.Range(firstSeed, length.Schools).Select(seed => new HistoryOfASchool(deployment.NewSchool($"history-{seed}"), seed)).ToArray();
        await Task.WhenAll(histories.Select(history => history.OpenAsync()));
        for (var kill = 0; kill <= length.Kills; kill++)
        {
            var lives = Task.WhenAll(histories.Select(history => LiveAsync(history, length.StepsOfALife)));
            if (kill < length.Kills)
            {
                await Task.WhenAny(lives, histories[kill].HasTakenAsync((kill * length.StepsOfALife) + 5));
                await deployment.Service.KillAsync();
                await deployment.Service.StartAgainAsync();
            }

            await lives;
        }

        await deployment.Sandbox.Client.ClearFaultsAsync();
        await Task.WhenAll(histories.Select(history => history.CheckAsync()));

        LedgerCheck.NothingDoubled(await deployment.Sandbox.Client.LedgerAsync());
        output.WriteLine($"{length.Schools} histories of {length.Steps} steps with {length.Kills} kills: 0 differences, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; caught up after {string.Join(' ', histories.Select(history => $"{history.CaughtUp.TotalSeconds:0.0}"))} s");
    }

    private static async Task LiveAsync(HistoryOfASchool history, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            await history.StepAsync();
        }
    }

    private sealed record Length(int Schools, int Steps, int Kills)
    {
        public int StepsOfALife => Steps / (Kills + 1);
    }
}
