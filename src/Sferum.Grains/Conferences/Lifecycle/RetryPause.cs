using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Lifecycle;

/// <summary>The pause between two tries, kept by the activation: whoever wakes it earlier (a commit, a reminder, a sweep) does not make it hurry.</summary>
/// <param name="longest">The longest pause.</param>
internal sealed class RetryPause(TimeSpan longest)
{
    private int _failures;
    private DateTimeOffset _until;

    /// <summary>What is left of the pause; zero or less when the next try may be made.</summary>
    public TimeSpan Left(DateTimeOffset now) => _until - now;

    /// <summary>Tries that failed one after the other.</summary>
    public int Failures => _failures;

    /// <summary>A try failed: the next one after a pause that grows, or when the platform said.</summary>
    public void Begin(DateTimeOffset now, TimeSpan? told, double random)
    {
        _failures++;
        var pause = told > TimeSpan.Zero ? told.Value : BackOff.After(_failures, random);
        _until = now + (pause < longest ? pause : longest);
    }

    /// <summary>A try went well, or somebody wants one now.</summary>
    public void Clear() => (_failures, _until) = (0, default);
}
