using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Platform.Lanes;

/// <summary>What an operator is told of lanes. Pure.</summary>
internal static class LaneReading
{
    /// <summary>The condition of a lane and what holds it up.</summary>
    /// <param name="link">Where the administrator's link stands.</param>
    /// <param name="isNeeded">Whether anything wants to be done with it.</param>
    /// <param name="shown">The trouble that the last request showed, or that the lane pauses for.</param>
    /// <param name="isPaused">Whether it pauses now.</param>
    /// <param name="isBusy">Whether calls wait or are under way.</param>
    public static (LaneCondition Condition, PlatformTrouble Trouble) Of(LinkState link, bool isNeeded, PlatformTrouble shown, bool isPaused, bool isBusy) => link switch
    {
        LinkState.Broken when isNeeded => (LaneCondition.WaitingForLink, PlatformTrouble.AdministratorLinkBroken),
        not (LinkState.Linked or LinkState.Broken) when isNeeded => (LaneCondition.WaitingForLink, PlatformTrouble.AdministratorNotLinked),
        _ when shown is PlatformTrouble.Captcha or PlatformTrouble.NotEntitled => (LaneCondition.WaitingForOperator, shown),
        _ when isPaused => (LaneCondition.BackingOff, shown),
        _ => (isBusy ? LaneCondition.Working : LaneCondition.Idle, shown),
    };

    /// <summary>Some of those that a query means, the fullest first; ties by name, so that pages never overlap.</summary>
    public static LanePage Page(IEnumerable<LaneSnapshot> lanes, LaneQuery query)
    {
        List<LaneSnapshot> fit = [.. lanes.Where(lane => (query.Condition == LaneCondition.Unspecified || lane.Condition == query.Condition)
            && query.Among?.Any(lane.Schools.Contains) != false)];
        fit.Sort(static (one, other) => other.WaitingCount.CompareTo(one.WaitingCount) is var fullest and not 0
            ? fullest : string.CompareOrdinal(one.Administrator.Segment, other.Administrator.Segment));
        return new LanePage([.. fit.Skip(query.Skip).Take(query.Take)], fit.Count);
    }
}
