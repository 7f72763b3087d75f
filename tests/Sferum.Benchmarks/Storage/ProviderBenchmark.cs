using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using Sferum.Silo.Storage;

namespace Sferum.Benchmarks.Storage;

/// <summary>The same writes as a grain makes them: through Orleans' provider in a silo, serializer included.</summary>
internal static class ProviderBenchmark
{
    private const int Callers = 64;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(string directory, TextWriter output)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => silo.AddSferumStorage(options => options.DataDirectory = directory));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var states = cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(StorageHosting.ProviderName);
        var written = 0;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => WriteAsync(caller))));
        var rate = written / Stopwatch.GetElapsedTime(started).TotalSeconds;
        await output.WriteLineAsync($"Orleans' provider over the gate         {rate.ToString("N0", CultureInfo.InvariantCulture),8}/s");

        async Task WriteAsync(int caller)
        {
            var state = new GrainState<byte[]>(new byte[1_500]);
            var id = GrainId.Create("benchmark", $"t:{caller}");
            for (; Stopwatch.GetElapsedTime(started) < Length; Interlocked.Increment(ref written))
                await states.WriteStateAsync("benchmark", id, state);
        }
    }
}
