using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Sferum.Testing.Bells;
using Sferum.Testing.Processes;

namespace Sferum.EndToEndTests.Clusters;

/// <summary>Clients that plan conferences for other days, one after the other, over both facades, and repeat as docs/errors.md says.</summary>
internal sealed class PlanningLoad(BellTown town, IReadOnlyList<ServiceProcess> facades, int clients)
{
    private const int Days = 300;
    private const int MinutesEach = 45;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BeforeRepeating = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<string, string> _planned = new();
    private readonly ConcurrentQueue<string> _unexpected = [];
    private readonly int[] _next = new int[clients];
    private int _repeated;
    private long _longest;
    private long _lastRepeated;

    /// <summary>Every conference that was acknowledged, by the id of its request.</summary>
    public IReadOnlyDictionary<string, string> Planned => _planned;

    /// <summary>Answers that no client is told to repeat; repeated all the same, so that the load goes on.</summary>
    public IReadOnlyCollection<string> Unexpected => _unexpected;

    /// <summary>Answers that had to be repeated since the last reading, the longest time that one change took, and when the last of these answers came.</summary>
    public (int Repeated, TimeSpan Longest, DateTimeOffset? Last) Read()
    {
        var last = Interlocked.Exchange(ref _lastRepeated, 0);
        return (Interlocked.Exchange(ref _repeated, 0), TimeSpan.FromTicks(Interlocked.Exchange(ref _longest, 0)), last == 0 ? null : new DateTimeOffset(last, TimeSpan.Zero));
    }

    /// <summary>Plans until it is told to end; what is under way then is brought to its end.</summary>
    public Task RunAsync(CancellationToken over) => Task.WhenAll(Enumerable.Range(0, clients).Select(client => RunAsync(client, over)));

    private async Task RunAsync(int client, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await PlanAsync(client, _next[client]++);
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task PlanAsync(int client, int number)
    {
        var school = town.Schools[client % town.Schools.Count];
        var chat = school.Chats[client / town.Schools.Count];
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(town.Zone)).Date;
        var start = new DateTimeOffset(today.AddDays(2 + (number % Days)).AddHours(8).AddMinutes(number / Days * MinutesEach), TimeSpan.Zero);
        var request = BellPlan.Request(school.Name, chat, start, start.AddMinutes(MinutesEach), $"load-{client}-{number}");
        var clock = Stopwatch.GetTimestamp();
        _planned[request.RequestId] = await RepeatAsync(async () => (await facades[number % facades.Count].Clients.Conferences.CreateConferenceAsync(
            request, deadline: (TimeProvider.System.GetUtcNow() + Deadline).UtcDateTime)).Name);
        Note(Stopwatch.GetElapsedTime(clock));
    }

    private async Task<string> RepeatAsync(Func<Task<string>> call)
    {
        for (var clock = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                return await call();
            }
            catch (RpcException error) when (Stopwatch.GetElapsedTime(clock) < Patience)
            {
                if (error.StatusCode is not (StatusCode.Unavailable or StatusCode.DeadlineExceeded))
                    _unexpected.Enqueue($"{error.Status}");
                Interlocked.Increment(ref _repeated);
                Interlocked.Exchange(ref _lastRepeated, TimeProvider.System.GetUtcNow().UtcTicks);
                await Task.Delay(BeforeRepeating, TimeProvider.System);
            }
        }
    }

    private void Note(TimeSpan took)
    {
        for (var longest = Interlocked.Read(ref _longest); took.Ticks > longest; longest = Interlocked.Read(ref _longest))
        {
            if (Interlocked.CompareExchange(ref _longest, took.Ticks, longest) == longest)
                return;
        }
    }
}
