using System.Diagnostics;
using Grpc.Core;

namespace Sferum.Benchmarks.Calls;

/// <summary>What one caller saw in one round.</summary>
internal sealed class CallerLog
{
    public List<TimeSpan> Times { get; } = [];

    public int Failed { get; private set; }

    public string? Trouble { get; private set; }

    public async Task RecordAsync(Func<Task> call)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await call();
            Times.Add(Stopwatch.GetElapsedTime(started));
        }
        catch (RpcException failure)
        {
            Failed++;
            Trouble = $"{failure.StatusCode}: {failure.Status.Detail}";
        }
    }
}
