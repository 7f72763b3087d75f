using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.UnitTests.Histories;

public sealed class HistoryTests(ITestOutputHelper output)
{
    [Fact]
    public void Play_OneHistory()
    {
        var from = ulong.Parse(Environment.GetEnvironmentVariable("SFERUM_HISTORY_SEED") ?? "1", CultureInfo.InvariantCulture);
        var count = ulong.Parse(Environment.GetEnvironmentVariable("SFERUM_HISTORIES") ?? "8", CultureInfo.InvariantCulture);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var seed = from; seed < from + count; seed++)
        {
            var outcome = History.Of(seed).Play();
            if (outcome.Differences.Count > 0)
            {
                output.WriteLine($"seed {seed}");
                output.WriteLine(string.Join("\n", outcome.Told));
                Assert.Fail($"seed {seed}\n" + string.Join("\n", outcome.Differences));
            }
            if (seed < from + 3) output.WriteLine($"{seed}: {outcome.Deployment.Agenda.Happened} events, {outcome.Deployment.Disk.Writes} writes, {outcome.Deployment.Agenda.Elapsed}, {watch.Elapsed}");
        }
        output.WriteLine($"{count} in {watch.Elapsed}");
    }
}
