using System.Runtime.InteropServices;
using Sferum.Benchmarks.Bells;
using Sferum.Benchmarks.Calls;
using Sferum.Benchmarks.Links;
using Sferum.Benchmarks.Lists;
using Sferum.Benchmarks.Members;
using Sferum.Benchmarks.Storage;

namespace Sferum.Benchmarks;

/// <summary>The command line: which benchmark, and how long and hard.</summary>
internal static class BenchmarkCommand
{
    private const string Usage = """
        dotnet run -c Release --project tests/Sferum.Benchmarks -- [storage|postgresql|calls|members|lists|all] [--clients 32] [--connections 4] [--rounds 5] [--seconds 2]
        dotnet run -c Release --project tests/Sferum.Benchmarks -- bell [--schools 200] [--sizes 1000,2000,5000] [--flood 1000]
        dotnet run -c Release --project tests/Sferum.Benchmarks -- far [--count 1000000] [--schools 50]
        dotnet run -c Release --project tests/Sferum.Benchmarks -- links [--people 1000] [--schools 50] [--chats 12] [--seconds 60]
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is ["bell", .. var bell])
            return await RunAsync(BellOptions.Parse(bell), BellBenchmark.RunAsync, output);
        if (args is ["far", .. var far])
            return await RunAsync(FarOptions.Parse(far), FarBenchmark.RunAsync, output);
        if (args is ["links", .. var links])
            return await RunAsync(LinksOptions.Parse(links), LinksBenchmark.RunAsync, output);
        var which = args is [var first, ..] && !first.StartsWith('-') ? first : "all";
        if (which is not ("storage" or "postgresql" or "calls" or "members" or "lists" or "all") || LoadOptions.Parse(args.SkipWhile(arg => !arg.StartsWith('-'))) is not { } options)
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        await output.WriteLineAsync(Machine());
        if (which is "storage" or "all")
            await StorageBenchmark.RunAsync(output);
        if (which is "postgresql" or "all")
            await PostgreSqlBenchmark.RunAsync(output);
        if (which is "members" or "all")
            await MembersBenchmark.RunAsync(output);
        if (which is "lists" or "all")
            await ListsBenchmark.RunAsync(options, output);
        return which is "storage" or "postgresql" or "members" or "lists" || await CallsBenchmark.RunAsync(options, output) ? 0 : 1;
    }

    private static async Task<int> RunAsync<TOptions>(TOptions? options, Func<TOptions, TextWriter, Task> benchmark, TextWriter output)
        where TOptions : class
    {
        await output.WriteLineAsync(options is null ? Usage : Machine());
        if (options is null)
            return 2;
        await benchmark(options, output);
        return 0;
    }

    private static string Machine() =>
        $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}{Build}";

#if DEBUG
    private const string Build = "; a Debug build: its figures mean nothing, use -c Release";
#else
    private const string Build = ", Release";
#endif
}
