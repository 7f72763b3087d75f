using System.Diagnostics;
using System.Globalization;
using Sferum.Testing.Processes;
using Sferum.V1;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.EndToEndTests.Limits;

/// <summary>One school floods at five times its limit: another one's times stay within twice of what they are without.</summary>
[Trait("tier", "long")]
public sealed class FloodTests(ITestOutputHelper output)
{
    private const int Limit = 200;
    private const int Times = 5;

    // Quiet and flooded in turns, so that whatever slows the machine down meets both.
    private const int Rounds = 8;
    private const int Samples = 300;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    [Fact]
    public async Task Flood_OfOneSchool_LeavesAnothersTimesWithinTwice()
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        var limit = Limit.ToString(CultureInfo.InvariantCulture);
        await using var service = await ServiceProcess.StartAsync(
            sandbox.Address, ("Limits:Enabled", "true"), ("Limits:SchoolReadsPerSecond", limit), ("Limits:SchoolReadsBurst", limit));
        foreach (var school in (string[])["schools/quiet", "schools/loud"])
        {
            await service.Clients.Rosters.ReplaceRosterAsync(Roster(school));
        }

        using var flood = new Flood(service.GrpcAddress, "schools/loud");
        using var channel = service.Connect();
        var schools = new SchoolService.SchoolServiceClient(channel);
        var (quiet, flooded) = (new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var (without, with) = (await MeasureAsync(schools), await MeasureFloodedAsync(schools, flood));
            // The first round warms everything up.
            quiet.AddRange(round < 0 ? [] : without);
            flooded.AddRange(round < 0 ? [] : with);
        }

        var (sent, refused) = flood.Counts;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{quiet.Count} calls each: p50 {Part(quiet, 50):F2} / {Part(flooded, 50):F2} ms, p99 {Part(quiet, 99):F2} / {Part(flooded, 99):F2} ms, ratio {Part(flooded, 99) / Part(quiet, 99):F2}; {sent} sent, {refused} refused"));
        Assert.InRange(refused, sent / 2, sent);
        Assert.InRange(Part(flooded, 99), 0, 2 * Part(quiet, 99));
    }

    private static async Task<List<double>> MeasureFloodedAsync(SchoolService.SchoolServiceClient schools, Flood flood)
    {
        using var end = new CancellationTokenSource();
        var running = flood.RunAsync(Times * Limit, end.Token);
        var times = await MeasureAsync(schools);
        await end.CancelAsync();
        await running;
        return times;
    }

    // A hundred calls a second, half of what this school may: how long each takes, in ms.
    private static async Task<List<double>> MeasureAsync(SchoolService.SchoolServiceClient schools)
    {
        var times = new List<double>(Samples);
        using var beat = new PeriodicTimer(Beat);
        while (times.Count < Samples && await beat.WaitForNextTickAsync())
        {
            var begin = Stopwatch.GetTimestamp();
            await schools.GetSchoolAsync(new() { Name = "schools/quiet" });
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return times;
    }

    private static double Part(List<double> times, int percent) => times.Order().ElementAt(times.Count * percent / 100);

    private static string HeadOf(string school) => $"accounts/{school.Replace('/', '-')}-head";

    private static ReplaceRosterRequest Roster(string school) => new()
    {
        School = school,
        RequestId = "roster",
        Facts = new() { Title = "Школа", TimeZone = "Europe/Moscow", SferumAdministrator = HeadOf(school) },
        Roster = new() { Staff = { new RosterStaff { Account = HeadOf(school), FullName = new() { FamilyName = "Ёлкина", GivenName = "Анна" }, PositionType = PositionType.Administration } } },
    };
}
