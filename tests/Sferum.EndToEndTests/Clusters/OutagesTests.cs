using Grpc.Core;
using Sferum.Testing.Bells;
using Sferum.Testing.PostgreSql;
using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.EndToEndTests.Clusters;

/// <summary>
/// Three silos and two facades under the load of clients that repeat: a silo is killed, one is frozen, PostgreSQL is killed, one silo is cut off from it. Nothing that was acknowledged is lost or doubled, and conferences
/// that were to begin meanwhile begin once, within 15 s of the end of the trouble.
/// </summary>
[Trait("tier", "long")]
public sealed class OutagesTests(ITestOutputHelper output)
{
    private const int Clients = 8;
    private const int Schools = 4;
    private const int BellsEach = 6;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan BellLength = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Outages_UnderLoad_LoseAndDoubleNothing()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        await using var line = new CuttableLine(server.Port);
        await using var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        await using var service = await ServiceProcess.StartClusterAsync(
            sandbox.Address, new ClusterShape(3) { Server = server, LineOfTheLast = line }, ("VkPlatform:RequestsPerSecond", "20"));
        await using var second = await service.OneMoreFacadeAsync();
        var outages = Of(service, server, line);
        var town = await BellTown.OpenAsync(service, sandbox, Schools, (outages.Count * BellsEach) + 2);
        var load = new PlanningLoad(town, [service, second], Clients);
        using var over = new CancellationTokenSource();
        var loading = load.RunAsync(over.Token);
        var (bells, late) = (new List<string>(), new List<OutageSeen>());
        foreach (var outage in outages)
        {
            var planned = await PlanBellsAsync(town, outages.IndexOf(outage));
            bells.AddRange(planned);
            late.Add(await SufferAsync(outage, load, town, planned));
            output.WriteLine($"{late[^1]}");
        }

        await over.CancelAsync();
        await loading;
        Assert.True(load.Unexpected.Count == 0, string.Join('\n', load.Unexpected.Concat(Bugs(service)).Concat(Bugs(second))));
        Assert.All(late, seen => Assert.True(seen.Acknowledged > 100, $"{seen.Acknowledged} changes are no load."));
        await NothingIsLostOrDoubledAsync(town, load, bells, sandbox);
    }

    private static IEnumerable<string> Bugs(ServiceProcess facade)
    {
        var lines = facade.Output;
        return lines.Select((line, at) => (line, at)).Where(said => said.line.Contains("by a bug", StringComparison.Ordinal)).SelectMany(said => lines.Skip(said.at).Take(6));
    }

    private static List<Outage> Of(ServiceProcess service, PostgreSqlServer server, CuttableLine line)
    {
        var (killed, frozen, cut) = (service.Silos[0], service.Silos[1], service.Silos[2]);
        return
        [
            new("a silo killed (signal 9)", "connections that break at once, probe 2 s x 3, list of silos 5 s", killed.KillAsync, killed.StartAgainAsync),
            new("a silo frozen (SIGSTOP)", "probe 2..4 s x 3", () => Done(() => Signals.Freeze(frozen.ProcessId)), () => ThawAsync(frozen)),
            new("PostgreSQL killed (signal 9) for 5 s", "its own recovery, connection time-outs", server.KillAsync, server.StartAgainAsync) { Length = TimeSpan.FromSeconds(5) },
            new("a silo cut off from PostgreSQL for 20 s", "the cut, its pools' time-outs", () => Done(line.Cut), async () =>
            {
                line.Mend();
                await AliveAsync(cut);
            }) { Length = TimeSpan.FromSeconds(20) },
        ];
    }

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    // The others have declared it dead: it ends when it finds out, and its supervisor starts it again.
    private static async Task ThawAsync(SiloProcess silo)
    {
        Signals.Thaw(silo.ProcessId);
        await Eventually.HoldsAsync(() => Task.FromResult(silo.ExitCode is not null), Patience);
        await silo.StartAgainAsync();
    }

    private static async Task AliveAsync(SiloProcess silo)
    {
        if (silo.ExitCode is not null)
            await silo.StartAgainAsync();
    }

    private static async Task<IReadOnlyList<string>> PlanBellsAsync(BellTown town, int outage)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(town.Zone);
        var names = new List<string>();
        for (var bell = 0; bell < BellsEach; bell++)
        {
            var start = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow() + Lead + (bell * Between), zone);
            start = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
            foreach (var school in town.Schools)
            {
                // The first chats are the load's.
                var chat = school.Chats[2 + (outage * BellsEach) + bell];
                names.Add((await town.Service.Clients.Conferences.CreateConferenceAsync(BellPlan.Request(school.Name, chat, start, start + BellLength, $"bell-{outage}-{bell}"))).Name);
            }
        }

        return names;
    }

    private static async Task<OutageSeen> SufferAsync(Outage outage, PlanningLoad load, BellTown town, IReadOnlyList<string> bells)
    {
        var before = load.Planned.Count;
        load.Read();
        await outage.Begin();
        await Task.Delay(outage.Length, TimeProvider.System);
        await outage.End();
        var rung = await Eventually.ReadAsync(
            async () => await Task.WhenAll(bells.Select(bell => GetAsync(town, bell))),
            seen => seen.All(conference => conference?.State == ConferenceState.Active),
            Patience,
            seen => string.Join(", ", seen.Select(conference => $"{conference?.State}")));
        var (repeated, longest, last) = load.Read();
        foreach (var conference in rung)
        {
            var (planned, began) = (conference!.StartTime.ToDateTimeOffset(), conference.ActualStartTime.ToDateTimeOffset());
            var well = last > planned ? last.Value : planned;
            Assert.True(began - well <= Recovery, $"{outage.Name}: {conference.Name} began at {began:HH:mm:ss.f}, planned {planned:HH:mm:ss}, well again {well:HH:mm:ss.f}");
        }

        return new OutageSeen(outage, load.Planned.Count - before, repeated, longest, last, rung.Max(conference => conference!.ActualStartTime.ToDateTimeOffset() - conference.StartTime.ToDateTimeOffset()));
    }

    private static async Task<Conference?> GetAsync(BellTown town, string name)
    {
        try
        {
            return await town.Service.Clients.Conferences.GetConferenceAsync(new GetConferenceRequest { Name = name });
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return null;
        }
    }

    private static async Task NothingIsLostOrDoubledAsync(BellTown town, PlanningLoad load, List<string> bells, SandboxProcess sandbox)
    {
        var listed = new List<string>();
        foreach (var school in town.Schools)
        {
            var request = new ListConferencesRequest { Parent = school.Name, PageSize = 500 };
            do
            {
                var page = await town.Service.Clients.Conferences.ListConferencesAsync(request);
                listed.AddRange(page.Conferences.Select(conference => conference.Name));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
        }

        Assert.Equal(load.Planned.Values.Concat(bells).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        var calls = await sandbox.Client.CallsAsync();
        Assert.Equal(bells.Count, calls.Count);
        Assert.Equal(bells.Count, calls.Select(call => call.Chat).Distinct().Count());
        LedgerCheck.NothingDoubled(await sandbox.Client.LedgerAsync());
    }
}
