using System.Runtime.CompilerServices;

namespace Sferum.Testing.Waiting;

/// <summary>Waits for what a test may rely on but not for when: asks every 50 ms until it is so, and says what was last seen when it never is.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Reads until the condition holds, and gives what was read then.</summary>
    /// <param name="read">Asks the world; what it throws ends the waiting.</param>
    /// <param name="condition">When it holds, the waiting is over.</param>
    /// <param name="deadline">How long at most.</param>
    /// <param name="describe">What to tell of the last thing read, when it never held.</param>
    /// <param name="time">The clock; the system's if null.</param>
    /// <param name="what">The condition in words; its source text if left out.</param>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static async Task<T> ReadAsync<T>(
        Func<Task<T>> read,
        Func<T, bool> condition,
        TimeSpan deadline,
        Func<T, string>? describe = null,
        TimeProvider? time = null,
        [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        time ??= TimeProvider.System;
        var started = time.GetTimestamp();
        while (true)
        {
            var seen = await read();
            if (condition(seen))
                return seen;
            if (time.GetElapsedTime(started) >= deadline)
                throw new TimeoutException($"Not so within {deadline.TotalSeconds:0.#} s: {what}{Environment.NewLine}Last seen: {(describe is null ? $"{seen}" : describe(seen))}");
            await Task.Delay(Pause, time);
        }
    }

    /// <summary>Waits until it is so.</summary>
    /// <param name="condition">Asks the world; what it throws ends the waiting.</param>
    /// <param name="deadline">How long at most.</param>
    /// <param name="time">The clock; the system's if null.</param>
    /// <param name="what">The condition in words; its source text if left out.</param>
    /// <exception cref="TimeoutException">It was not so in time.</exception>
    public static Task HoldsAsync(
        Func<Task<bool>> condition, TimeSpan deadline, TimeProvider? time = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        ReadAsync(condition, held => held, deadline, time: time, what: what);
}
