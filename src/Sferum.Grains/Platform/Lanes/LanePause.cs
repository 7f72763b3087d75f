namespace Sferum.Grains.Platform.Lanes;

/// <summary>
/// The pause after the platform has refused more (quantity limits, captcha) or does not answer: it grows with every refusal in a row and ends with the first request that goes
/// well. Ends and starts of calls go through all the same: a lesson is worth the try, and they show when the trouble is over. When the pause is over, one request goes as a
/// probe; its outcome decides.
/// </summary>
internal sealed class LanePause(TimeProvider time, Random random)
{
    private long _began;
    private TimeSpan _length;
    private int _failures;

    /// <summary>What the pause is for.</summary>
    public PlatformTrouble Trouble { get; private set; }

    /// <summary>How long it goes on; zero when there is none.</summary>
    public TimeSpan Left => _failures == 0 || time.GetElapsedTime(_began) >= _length ? TimeSpan.Zero : _length - time.GetElapsedTime(_began);

    /// <summary>What is kept of it on disk; null: nothing, or a pause of some seconds.</summary>
    public LanePauseMark? Mark { get; private set; }

    /// <summary>Whether the pause is over and nothing has gone well since: one request at a time.</summary>
    public bool IsProbing => _failures > 0 && Left == TimeSpan.Zero;

    /// <summary>Whether a pause can hold work of this priority.</summary>
    public static bool CanHold(LanePriority priority) => priority >= LanePriority.Remove;

    /// <summary>Whether work of this priority has to wait.</summary>
    public bool Holds(LanePriority priority) => CanHold(priority) && Left > TimeSpan.Zero;

    /// <summary>Goes on where a former activation was.</summary>
    public void Resume(LanePauseMark? mark)
    {
        if (mark is null)
            return;
        var left = mark.Until - time.GetUtcNow();
        var longest = LongestOf(mark.Trouble) ?? TimeSpan.Zero;
        (Trouble, _failures, _began, Mark) = (mark.Trouble, mark.Failures, time.GetTimestamp(), mark);
        _length = left < longest ? left : longest;
    }

    /// <summary>Somebody wants to try now: the next request is the probe. True when there was a pause.</summary>
    public bool End()
    {
        if (Left == TimeSpan.Zero)
            return false;
        (_length, Mark) = (TimeSpan.Zero, null);
        return true;
    }

    /// <summary>A request has come back.</summary>
    /// <param name="trouble">The trouble that it shows.</param>
    /// <param name="isProbe">Whether it held work that a pause can hold: a start that goes well says nothing of a limit on additions.</param>
    public void Note(PlatformTrouble trouble, bool isProbe)
    {
        if (LongestOf(trouble) is not { } longest)
        {
            // Work went through, or what is wrong is not cured by waiting.
            if (isProbe || Trouble == PlatformTrouble.Unreachable)
                (_failures, Trouble, Mark) = (0, PlatformTrouble.None, null);
            return;
        }

        if (Left > TimeSpan.Zero && trouble == Trouble)
            return;
        _failures = trouble == Trouble ? _failures + 1 : 1;
        (Trouble, _began) = (trouble, time.GetTimestamp());
        var grown = FirstOf(trouble) * Math.Pow(2, Math.Min(_failures - 1, 16));
        _length = (grown < longest ? grown : longest) * (0.75 + (random.NextDouble() / 4));
        Mark = trouble == PlatformTrouble.Unreachable ? null : new LanePauseMark(trouble, _failures, time.GetUtcNow() + _length);
    }

    private static TimeSpan FirstOf(PlatformTrouble trouble) => trouble switch
    {
        PlatformTrouble.Captcha => TimeSpan.FromMinutes(1),
        PlatformTrouble.Throttled => TimeSpan.FromSeconds(20),
        _ => TimeSpan.FromMilliseconds(500),
    };

    private static TimeSpan? LongestOf(PlatformTrouble trouble) => trouble switch
    {
        PlatformTrouble.Captcha => TimeSpan.FromMinutes(30),
        PlatformTrouble.Throttled => TimeSpan.FromMinutes(15),
        PlatformTrouble.Unreachable => TimeSpan.FromSeconds(15),
        _ => null,
    };
}
