namespace Sferum.Testing.Cluster;

/// <summary>Waits for a condition that comes true by itself.</summary>
public static class Poll
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until the answer is accepted; gives it, or fails with what was asked last after 20 s.</summary>
    public static Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> accept, string what) =>
        UntilAsync(ask, accept, what, TimeSpan.FromSeconds(20));

    /// <summary>Asks until the answer is accepted; gives it, or fails with what was asked last.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> accept, string what, TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (accept(answer))
            {
                return answer;
            }

            if (TimeProvider.System.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException($"Not within {patience.TotalSeconds:0} s: {what}; the last answer was {answer}.");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>Waits until a condition holds.</summary>
    public static Task UntilAsync(Func<bool> holds, string what) => UntilAsync(() => Task.FromResult(holds()), value => value, what);
}
