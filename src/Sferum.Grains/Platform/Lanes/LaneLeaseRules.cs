namespace Sferum.Grains.Platform.Lanes;

/// <summary>
/// The right to call with an administrator's token, held for some seconds at a time in the lane's row, so that two activations (one of a silo that is cut off and does not know it
/// yet) never exceed the platform's limit together. Pure.
/// </summary>
internal static class LaneLeaseRules
{
    /// <summary>How long it is held. Less than it takes to declare a silo dead: whoever takes over from a dead one finds its right over, or nearly so.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long before its end it is no longer used: what was sent last is more than one second of the platform's away from what another holder sends first.</summary>
    public static TimeSpan Margin { get; } = TimeSpan.FromSeconds(1.5);

    // So far the clocks of two machines may lie apart.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    /// <summary>How an activation is called as a holder.</summary>
    /// <param name="process">The process it lives in: another start of it is another process.</param>
    /// <param name="activation">The activation.</param>
    public static string Holder(string process, string activation) => $"{process}/{activation}";

    /// <summary>The row in which an activation holds the right from now on.</summary>
    public static LaneState Take(LaneState? state, string holder, DateTimeOffset now) => (state ?? new LaneState()) with { Holder = holder, HeldUntil = now + Length };

    /// <summary>The row in which it no longer does.</summary>
    public static LaneState Release(LaneState? state, string holder) => state is null || state.Holder != holder
        ? state ?? new LaneState()
        : state with { Holder = "", HeldUntil = default };

    /// <summary>How long another's right has to be waited out; zero: it may be taken. If that one says so again meanwhile, the row has another version, and taking it fails.</summary>
    /// <param name="state">The row as it was read.</param>
    /// <param name="holder">Who asks.</param>
    /// <param name="known">How long ago the row was read.</param>
    /// <param name="now">This moment.</param>
    /// <param name="alone">Whether no process but this one can be alive: a right of another one died with it.</param>
    public static TimeSpan Wait(LaneState? state, string holder, TimeSpan known, DateTimeOffset now, bool alone)
    {
        if (state is null or { Holder: "" } || state.Holder == holder || (alone && ProcessOf(state.Holder) != ProcessOf(holder)))
            return TimeSpan.Zero;
        var byClock = state.HeldUntil + Skew - now;
        var byPatience = Length - known;
        var wait = byClock < byPatience ? byClock : byPatience;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static string ProcessOf(string holder) => holder[..holder.LastIndexOf('/')];
}
