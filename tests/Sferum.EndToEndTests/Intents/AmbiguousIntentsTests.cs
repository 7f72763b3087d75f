using System.Globalization;
using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.EndToEndTests.Intents;

/// <summary>
/// Thousands of intents of many administrators against a platform of which every tenth request has an ambiguous end (the answer dropped after the effect, a time-out, a server error): everything
/// comes to be as wanted, nothing is done twice where the platform lets one look, every call that may be open unseen is listed, and the platform's rate is never exceeded.
/// </summary>
public sealed class AmbiguousIntentsTests(ITestOutputHelper output)
{
    private const int OpenedAtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    [Trait("tier", "long")]
    public Task TenThousandIntents_OfFiftyAdministrators() => RunAsync(schools: 50, students: 40, least: 10_000);

    [Fact]
    [Trait("tier", "long")]
    public Task Intents_OfFourAdministrators() => RunAsync(schools: 4, students: 8, least: 150);

    private async Task RunAsync(int schools, int students, int least)
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        await using var service = await ServiceProcess.StartAsync(sandbox.Address, ("VkPlatform:RequestTimeout", "00:00:01"), ("VkPlatform:ConnectTimeout", "00:00:01"));
        AmbiguousSchool[] all = [.. Enumerable.Range(1, schools).Select(number => new AmbiguousSchool(service.Clients, sandbox.Client, number, students, chatsByHand: 3))];
        await EachAsync(all, school => school.OpenAsync());
        await AddFaultsAsync(sandbox.Client);
        await EachAsync(all, school => school.LinkAdministratorAsync());
        await SettledAsync(all, sandbox);
        await EachAsync(all, school => school.BlockAsync());
        await EachAsync(all, school => school.PlanAsync());
        await UntilAllAsync(all, ConferenceState.Active);
        await EachAsync(all, school => school.EndAsync());
        await UntilAllAsync(all, ConferenceState.Ended);
        var world = await SettledAsync(all, sandbox);

        var ledger = await sandbox.Client.LedgerAsync();
        // A call that was asked for twice is the one thing that nobody can look for: it must be listed.
        Assert.DoesNotContain(LedgerCheck.Doubled(ledger), trouble => !trouble.Contains(": call ", StringComparison.Ordinal));
        foreach (var school in all)
        {
            Assert.Empty(await school.UnlistedCallsAsync(world, ledger));
        }

        var traffic = await sandbox.Client.TrafficAsync();
        Assert.Equal(0, traffic.Sum(token => token.Refused));
        Assert.True(all.Sum(school => school.Intents) >= least);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{all.Sum(school => school.Intents):N0} intents of {schools} administrators, {traffic.Sum(token => token.Accepted):N0} requests with {traffic.Sum(token => token.Calls):N0} calls, one in ten ambiguous: all as wanted, nothing doubled, {ledger.Count(entry => entry.Effect.Kind == "call_started") - (schools * 4)} calls more than conferences, all of them listed; refused for their rate: 0"));
    }

    // Three kinds, each of every thirtieth request.
    private static async Task AddFaultsAsync(SandboxClient sandbox)
    {
        await sandbox.AddFaultAsync(new SandboxFault("drop_after") { Every = 30, Count = 1_000_000 });
        await sandbox.AddFaultAsync(new SandboxFault("latency") { LatencyMs = 1_500, Every = 30, Count = 1_000_000 });
        await sandbox.AddFaultAsync(new SandboxFault("http") { Status = 502, Every = 30, Count = 1_000_000 });
    }

    private static Task EachAsync(AmbiguousSchool[] schools, Func<AmbiguousSchool, Task> act) =>
        Parallel.ForEachAsync(schools, new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce }, async (school, _) => await act(school));

    private static Task UntilAllAsync(AmbiguousSchool[] schools, ConferenceState state) => EachAsync(schools, school => Eventually.HoldsAsync(() => school.AreAllAsync(state), Patience));

    private static Task<SandboxWorld> SettledAsync(AmbiguousSchool[] schools, SandboxProcess sandbox) => Eventually.ReadAsync(
        sandbox.Client.WorldAsync,
        world => !schools.SelectMany(school => school.Differences(world)).Any(),
        Patience,
        world => string.Join("; ", schools.SelectMany(school => school.Differences(world)).Take(20)));
}
