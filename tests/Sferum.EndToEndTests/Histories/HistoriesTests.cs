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
    private const int Schools = 10;
    private const int Rounds = 10;
    private const int SchoolsOfARound = 20;
    private const int Steps = 60;
    private const int Kills = 3;

    private static readonly int FirstSeed = int.TryParse(Environment.GetEnvironmentVariable("SFERUM_HISTORY_SEED"), out var seed) ? seed : Random.Shared.Next(1_000_000);

    [Fact]
    public Task Histories_WithKillsAndFaults_EndAsThePlainModelSays() => RunAsync(FirstSeed, Schools);

    [Fact]
    [Trait("tier", "long")]
    public async Task ManyHistories_WithKillsAndFaults_EndAsThePlainModelSays()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await RunAsync(FirstSeed + (round * SchoolsOfARound), SchoolsOfARound);
        }
    }

    // Several schools live through a history each at the same time, in one deployment.
    private async Task RunAsync(int firstSeed, int schools)
    {
        output.WriteLine($"seeds {firstSeed} to {firstSeed + schools - 1}");
        var started = Stopwatch.GetTimestamp();
        await using var deployment = await SharedDeployment.StartAsync();
        var histories = Enumerable.Range(firstSeed, schools).Select(seed => new HistoryOfASchool(deployment.NewSchool($"history-{seed}"), seed)).ToArray();
        await Task.WhenAll(histories.Select(history => history.OpenAsync()));
        for (var kill = 0; kill <= Kills; kill++)
        {
            var lives = Task.WhenAll(histories.Select(LiveAsync));
            if (kill < Kills)
            {
                await Task.WhenAny(lives, histories[kill].HasTakenAsync((kill * Steps / (Kills + 1)) + 5));
                await deployment.Service.KillAsync();
                await deployment.Service.StartAgainAsync();
            }

            await lives;
        }

        await deployment.Sandbox.Client.ClearFaultsAsync();
        await Task.WhenAll(histories.Select(history => history.CheckAsync()));

        LedgerCheck.NothingDoubled(await deployment.Sandbox.Client.LedgerAsync());
        output.WriteLine($"{schools} histories of {Steps} steps with {Kills} kills: 0 differences, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; caught up after {string.Join(' ', histories.Select(history => $"{history.CaughtUp.TotalSeconds:0.0}"))} s");
    }

    private static async Task LiveAsync(HistoryOfASchool history)
    {
        for (var step = 0; step < Steps / (Kills + 1); step++)
        {
            await history.StepAsync();
        }
    }
}
