namespace Sferum.Grains.Commits;

/// <summary>Lets callers wait until what they see as owed has been done; used by one grain, on its own scheduler.</summary>
internal sealed class Settling(TimeProvider time)
{
    private TaskCompletionSource _next = New();

    /// <summary>Something was noted as done: those who wait look again.</summary>
    public void Noted() => Interlocked.Exchange(ref _next, New()).SetResult();

    /// <summary>Waits until something is so, for a time at most; answers whether it is.</summary>
    public async Task<bool> UntilAsync(Func<bool> settled, TimeSpan patience, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + patience;
        while (!settled())
        {
            var left = until - time.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            try
            {
                await _next.Task.WaitAsync(left, time, cancellation);
            }
            catch (TimeoutException)
            {
                return settled();
            }
        }

        return true;
    }

    // Whoever waits goes on in the grain's own turn anyhow: a detour over the pool would only make the order a matter of luck.
    private static TaskCompletionSource New() => new();
}
