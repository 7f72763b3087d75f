namespace Sferum.Grains.Platform.Lanes;

/// <summary>What a work is told.</summary>
internal static class LaneAnswers
{
    private static readonly PlatformTrouble[] Stopping =
        [PlatformTrouble.AdministratorLinkBroken, PlatformTrouble.Captcha, PlatformTrouble.Throttled, PlatformTrouble.NotEntitled];

    /// <summary>Nothing of the work was sent: surely not done.</summary>
    public static LaneAnswer NotSent(LaneWork work, PlatformTrouble trouble, TimeSpan? retryAfter, string code)
    {
        var fault = trouble switch
        {
            PlatformTrouble.Throttled => PlatformFault.Throttled,
            PlatformTrouble.Captcha => PlatformFault.OperatorNeeded,
            PlatformTrouble.AdministratorNotLinked or PlatformTrouble.AdministratorLinkBroken => PlatformFault.LinkAgain,
            PlatformTrouble.NotEntitled => PlatformFault.NotEntitled,
            _ => PlatformFault.AgainSoon,
        };
        return new LaneAnswer([.. work.Calls.Select(_ => PlatformResult.Failed(fault, code))], trouble, retryAfter);
    }

    /// <summary>The trouble of the lane as a whole behind a fault; None for what concerns one call, one member or one chat.</summary>
    public static PlatformTrouble Trouble(PlatformFault fault) => fault switch
    {
        PlatformFault.Throttled => PlatformTrouble.Throttled,
        PlatformFault.OperatorNeeded => PlatformTrouble.Captcha,
        PlatformFault.TokenExpired or PlatformFault.LinkAgain => PlatformTrouble.AdministratorLinkBroken,
        PlatformFault.NotEntitled => PlatformTrouble.NotEntitled,
        PlatformFault.AgainSoon or PlatformFault.Unknown => PlatformTrouble.Unreachable,
        _ => PlatformTrouble.None,
    };

    /// <summary>The trouble that results show: that of the lane, when all of them, or any of a kind that stops the lane, say so.</summary>
    public static PlatformTrouble Trouble(IReadOnlyList<PlatformResult> results)
    {
        var troubles = results.Select(r => Trouble(r.Fault)).Distinct().ToArray();
        return Stopping.FirstOrDefault(troubles.Contains, troubles is [PlatformTrouble.Unreachable] ? PlatformTrouble.Unreachable : PlatformTrouble.None);
    }
}
