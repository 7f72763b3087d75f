using System.Diagnostics;

namespace Sferum.Grains.Platform.Lanes;

/// <summary>A work that waits in the lane, or is under way. It is taken once: by a request, or by whoever gives up waiting.</summary>
internal sealed class LaneEntry(LaneWork work)
{
    private readonly TaskCompletionSource<LaneAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taken;

    public LaneWork Work { get; } = work;

    /// <summary>The span of whoever asks, where traces are on.</summary>
    public ActivityContext Origin { get; } = Activity.Current?.Context ?? default;

    /// <summary>Its place among all that came; 0 before it came.</summary>
    public long Place { get; set; }

    public Task<LaneAnswer> Answer => _answer.Task;

    /// <summary>False when somebody took it before.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Settles a work that is still waiting as not sent.</summary>
    public void GiveUp(PlatformTrouble trouble, TimeSpan? retryAfter, string code)
    {
        if (TryTake())
            Settle(LaneAnswers.NotSent(Work, trouble, retryAfter, code));
    }

    public void Settle(LaneAnswer answer) => _answer.TrySetResult(answer);
}
