using System.Diagnostics;
using Grpc.Core;
using Sferum.Testing;
using Sferum.V1;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.EndToEndTests.Limits;

/// <summary>One school floods at five times its limit: another one hardly notices.</summary>
[Trait("tier", "long")]
public sealed class FloodTests(ITestOutputHelper output)
{
    private const int Limit = 100;
    private const int Samples = 500;

    // Below this a difference is the machine's, not the flood's.
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task Flood_OfOneSchool_LeavesAnothersTimesWithinTwice()
    {
        await using var sferum = await SferumUnderTest.StartAsync(
            settings: ["--Sferum:Limits:Enabled=true", $"--Sferum:Limits:SchoolReadsPerSecond={Limit}", $"--Sferum:Limits:SchoolReadsBurst={Limit}"]);
        var schools = new SchoolService.SchoolServiceClient(sferum.Channel);
        await MeasureAsync(schools);

        var quiet = await MeasureAsync(schools);
        using var end = new CancellationTokenSource();
        var flood = FloodAsync(schools, end.Token);
        var flooded = await MeasureAsync(schools);
        await end.CancelAsync();
        var (sent, refused) = await flood;

        output.WriteLine($"p99 quiet {quiet.TotalMilliseconds:F1} ms, flooded {flooded.TotalMilliseconds:F1} ms; {sent} sent, {refused} refused");
        Assert.True(refused > sent / 2, $"{refused} of {sent} were refused: no flood.");
        Assert.True(flooded <= 2 * (quiet > Floor ? quiet : Floor), $"p99 {quiet.TotalMilliseconds:F1} ms quiet, {flooded.TotalMilliseconds:F1} ms flooded.");
    }

    // Fifty calls a second, within the limit, and the 99th of 100 times.
    private static async Task<TimeSpan> MeasureAsync(SchoolService.SchoolServiceClient schools)
    {
        var times = new List<TimeSpan>(Samples);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (times.Count < Samples && await beat.WaitForNextTickAsync())
        {
            var begin = Stopwatch.GetTimestamp();
            Assert.Equal(StatusCode.NotFound, await CodeAsync(schools, "schools/7"));
            times.Add(Stopwatch.GetElapsedTime(begin));
        }

        times.Sort();
        return times[Samples * 99 / 100];
    }

    private static async Task<(int Sent, int Refused)> FloodAsync(SchoolService.SchoolServiceClient schools, CancellationToken end)
    {
        var (sent, refused) = (0, 0);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!end.IsCancellationRequested)
        {
            // Five at a beat: five times the limit.
            var codes = await Task.WhenAll(Enumerable.Range(0, Limit * 5 / 100).Select(_ => CodeAsync(schools, "schools/8")));
            sent += codes.Length;
            refused += codes.Count(code => code == StatusCode.ResourceExhausted);
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }

        return (sent, refused);
    }

    private static async Task<StatusCode> CodeAsync(SchoolService.SchoolServiceClient schools, string name) =>
        (await Assert.ThrowsAsync<RpcException>(() => schools.GetSchoolAsync(new() { Name = name }).ResponseAsync)).StatusCode;
}
