using Sferum.Grains.Commits;

namespace Sferum.Grains.Platform.Lanes;

/// <summary>One activation's right to call, see <see cref="LaneLeaseRules"/>: taken before the first request, taken again while requests go on.</summary>
/// <param name="row">The lane's row, read just now.</param>
/// <param name="holder">The activation.</param>
/// <param name="alone">Whether no process but this one can be alive.</param>
/// <param name="time">The clock.</param>
internal sealed class LaneLease(Committer<LaneState> row, string holder, bool alone, TimeProvider time)
{
    private readonly long _read = time.GetTimestamp();
    private long? _taken;

    private bool IsFresh => _taken is { } taken && time.GetElapsedTime(taken) < LaneLeaseRules.Length / 2;

    private bool IsGood => _taken is { } taken && time.GetElapsedTime(taken) < LaneLeaseRules.Length - LaneLeaseRules.Margin;

    /// <summary>Comes back once the right is held for long enough to send one request.</summary>
    /// <exception cref="Outcomes.SferumFault">Another activation holds it, or the row cannot be written.</exception>
    public async Task HoldAsync()
    {
        while (!IsFresh)
        {
            await WaitAsync();
            var began = time.GetTimestamp();
            await row.CommitAsync(key: null, (state, now) => new Decision<LaneState>(LaneLeaseRules.Take(state, holder, now)));
            _taken = _taken > began ? _taken : began;
        }
    }

    /// <summary>Gives the right back, so that the next activation need not wait for its end.</summary>
    /// <param name="lastSent">When the last request left.</param>
    public async Task ReleaseAsync(long? lastSent)
    {
        if (!IsGood)
            return;
        if (lastSent is { } sent && LaneLeaseRules.Margin - time.GetElapsedTime(sent) is { Ticks: > 0 } left)
            await Task.Delay(left, time);
        _taken = null;
        await row.CommitAsync(key: null, (state, _) => new Decision<LaneState>(LaneLeaseRules.Release(state, holder)));
    }

    private async Task WaitAsync()
    {
        while (LaneLeaseRules.Wait(row.State, holder, time.GetElapsedTime(_read), time.GetUtcNow(), alone) is { Ticks: > 0 } wait)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time);
    }
}
