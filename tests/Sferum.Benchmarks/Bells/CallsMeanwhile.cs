using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Sferum.Testing.Bells;
using Sferum.V1;

namespace Sferum.Benchmarks.Bells;

/// <summary>A few people who read chats all the time while something else goes on.</summary>
internal sealed class CallsMeanwhile : IAsyncDisposable
{
    private const int Callers = 4;

    // They are to notice the bell, not to be a load of their own.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentBag<TimeSpan> times = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task calls;

    private CallsMeanwhile(BellTown town) => calls = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(town, caller))));

    public static CallsMeanwhile Begin(BellTown town) => new(town);

    /// <summary>Ends them; answers what half, and 99 of 100, of their calls took at most.</summary>
    public async Task<string> EndAsync()
    {
        await stop.CancelAsync();
        await calls;
        var ordered = times.Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {At(50):0.0} ms, p99 {At(99):0.0} ms of {ordered.Length}");

        double At(int percent) => ordered.Length == 0 ? 0 : ordered[Math.Min(ordered.Length - 1, ordered.Length * percent / 100)].TotalMilliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await calls.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task CallAsync(BellTown town, int caller)
    {
        for (var i = caller; !stop.IsCancellationRequested; i += Callers)
        {
            var school = town.Schools[i % town.Schools.Count];
            var started = Stopwatch.GetTimestamp();
            await town.Service.Clients.Chats.GetChatAsync(new GetChatRequest { Name = school.Chats[i % school.Chats.Count].Name });
            times.Add(Stopwatch.GetElapsedTime(started));
            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
