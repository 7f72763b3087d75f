using System.Collections.Concurrent;
using Sferum.Grains.Platform;

namespace Sferum.ClusterTests.Conferences;

/// <summary>A platform that does what it is asked and then, when a test wants it, keeps its answer back.</summary>
internal sealed class StallingMessenger(IMessengerPlatform inner) : IMessengerPlatform
{
    private TaskCompletionSource? _release;

    public PlatformLimits Limits => inner.Limits;

    /// <summary>How many requests have been held back.</summary>
    public int Held { get; private set; }

    /// <summary>Of each request that starts or ends calls, how many.</summary>
    public ConcurrentQueue<int> Rung { get; } = new();

    /// <summary>From now on requests with a call of this kind are answered only after <see cref="Release"/>.</summary>
    private Type? HoldBack { get; set; }

    public void Begin<TCall>()
        where TCall : PlatformCall => (HoldBack, _release) = (typeof(TCall), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Release()
    {
        HoldBack = null;
        _release?.TrySetResult();
    }

    public async Task<IReadOnlyList<PlatformResult>> ExecuteAsync(string accessToken, IReadOnlyList<PlatformCall> calls, CancellationToken cancellation)
    {
        if (calls.Count(call => call is StartCallCall or FinishCallCall) is var rung and > 0)
        {
            Rung.Enqueue(rung);
        }

        var results = await inner.ExecuteAsync(accessToken, calls, cancellation);
        if (HoldBack is { } kind && calls.Any(call => call.GetType() == kind))
        {
            Held++;
            await _release!.Task.WaitAsync(cancellation);
        }

        return results;
    }
}
