namespace Sferum.Grains.Commits;

/// <summary>Calls many grains, some at a time, staying on the caller's scheduler.</summary>
internal static class FanOut
{
    /// <summary>Calls for each item, at most <paramref name="width"/> at once; the first failure ends the lane that it happened in and is thrown at the end.</summary>
    public static Task ForEachAsync<T>(IReadOnlyList<T> items, int width, Func<T, Task> call, CancellationToken cancellation)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Math.Min(width, items.Count)).Select(_ => LaneAsync()));

        async Task LaneAsync()
        {
            for (var i = Interlocked.Increment(ref next); i < items.Count; i = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                await call(items[i]);
            }
        }
    }
}
