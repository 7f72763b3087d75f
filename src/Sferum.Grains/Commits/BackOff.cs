namespace Sferum.Grains.Commits;

/// <summary>Growing pauses with jitter, so that those who failed together do not try again together.</summary>
internal static class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>The pause after so many failures in a row: 0.2 s, doubled each time, at most a minute, times 0.5 to 1.</summary>
    /// <param name="failures">Failures in a row, 1 or more.</param>
    /// <param name="random">0 to 1.</param>
    public static TimeSpan After(int failures, double random)
    {
        var grown = First * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return (grown < Longest ? grown : Longest) * (0.5 + (random / 2));
    }
}
