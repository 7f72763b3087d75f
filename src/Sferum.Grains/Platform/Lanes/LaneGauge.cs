using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Platform.Lanes;

/// <summary>How one lane in memory is, written by its grain and read by whoever counts lanes, on another thread.</summary>
internal sealed class LaneGauge(TimeProvider time)
{
    private readonly int[] _waiting = new int[LaneMetrics.Priorities.Length];
    private volatile Mark _mark = new(LinkState.Linked, PlatformTrouble.None, DateTimeOffset.MinValue, IsBusy: false);

    /// <summary>Its condition at this moment, as far as the lane itself knows: of a link that broke while nothing was asked for it does not.</summary>
    public LaneCondition Condition => LaneReading.Of(_mark.Link, isNeeded: true, _mark.Trouble, _mark.PausedUntil > time.GetUtcNow(), _mark.IsBusy).Condition;

    /// <summary>Calls that wait at a place of the order.</summary>
    public int Waiting(LanePriority priority) => Volatile.Read(ref _waiting[(int)priority]);

    /// <summary>Calls have come.</summary>
    public void Came(LaneWork work)
    {
        Volatile.Write(ref _waiting[(int)work.Priority], Waiting(work.Priority) + work.Calls.Count);
        _mark = _mark with { IsBusy = true };
    }

    /// <summary>Something left the queue, or came back.</summary>
    public void Tell(LaneQueue queue, PlatformTrouble trouble, TimeSpan pause, bool isBusy)
    {
        var waiting = queue.Waiting;
        foreach (var priority in LaneMetrics.Priorities)
        {
            Volatile.Write(ref _waiting[(int)priority], waiting.GetValueOrDefault(priority));
        }

        _mark = _mark with { Trouble = trouble, PausedUntil = time.GetUtcNow() + pause, IsBusy = isBusy };
    }

    /// <summary>There was a token, or there was none.</summary>
    public void TellLink(PlatformTrouble trouble) => _mark = _mark with
    {
        Link = trouble switch
        {
            PlatformTrouble.AdministratorLinkBroken => LinkState.Broken,
            PlatformTrouble.AdministratorNotLinked => LinkState.NotLinked,
            _ => LinkState.Linked,
        },
    };

    private sealed record Mark(LinkState Link, PlatformTrouble Trouble, DateTimeOffset PausedUntil, bool IsBusy);
}
