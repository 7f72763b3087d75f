using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Drift;

/// <summary>Why a comparison that somebody waits for could not be made.</summary>
internal static class DriftTroubles
{
    /// <summary>The refusal: a person has to act.</summary>
    /// <exception cref="SferumFault">It passes by itself.</exception>
    public static Refusal Of(PlatformTrouble trouble) => trouble switch
    {
        PlatformTrouble.AdministratorNotLinked or PlatformTrouble.AdministratorLinkBroken => Refusal.Of(RefusalReason.AdministratorNotLinked),
        PlatformTrouble.NotEntitled => Refusal.Of(RefusalReason.NotEntitled),
        PlatformTrouble.Throttled or PlatformTrouble.Captcha => throw new SferumFault(FaultKind.PlatformThrottled),
        _ => throw new SferumFault(FaultKind.PlatformUnreachable),
    };
}
