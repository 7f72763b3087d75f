using Sferum.Grains.Platform;

namespace Sferum.Grains.Conferences.Lifecycle;

/// <summary>What a conference shows of the platform's troubles.</summary>
internal static class CallTrouble
{
    /// <summary>The trouble behind an answer that is not done: the lane's, when it has one, else the call's own.</summary>
    public static ConferenceTrouble Of(PlatformTrouble lane, PlatformFault fault) => lane switch
    {
        PlatformTrouble.AdministratorNotLinked => ConferenceTrouble.AdministratorNotLinked,
        PlatformTrouble.AdministratorLinkBroken => ConferenceTrouble.AdministratorLinkBroken,
        PlatformTrouble.NotEntitled => ConferenceTrouble.NotEntitled,
        PlatformTrouble.Throttled => ConferenceTrouble.Throttled,
        PlatformTrouble.Captcha => ConferenceTrouble.Captcha,
        _ => Of(fault),
    };

    private static ConferenceTrouble Of(PlatformFault fault) => fault switch
    {
        PlatformFault.Unknown => ConferenceTrouble.OutcomeUnknown,
        PlatformFault.Throttled => ConferenceTrouble.Throttled,
        PlatformFault.OperatorNeeded => ConferenceTrouble.Captcha,
        PlatformFault.LinkAgain => ConferenceTrouble.AdministratorLinkBroken,
        PlatformFault.NotEntitled => ConferenceTrouble.NotEntitled,
        _ => ConferenceTrouble.Unreachable,
    };
}
