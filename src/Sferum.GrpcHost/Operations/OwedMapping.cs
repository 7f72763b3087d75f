using Google.Protobuf.WellKnownTypes;
using Domain = Sferum.Grains.Operations.Owing;

namespace Sferum.GrpcHost.Operations;

/// <summary>From the domain's owed work to the contract's. The numbers of kinds and troubles are the contract's.</summary>
internal static class OwedMapping
{
    internal static V1.OwedWork Of(Domain.OwedWork work) => new()
    {
        Kind = (V1.OwedWorkKind)work.Kind,
        Resource = work.Resource,
        School = work.School?.Name ?? "",
        Since = work.Since.ToTimestamp(),
        Attempts = work.Attempts,
        NextAttemptTime = work.NextAttempt?.ToTimestamp(),
        Trouble = (V1.PlatformTrouble)work.Trouble,
        LastFault = work.LastFault,
    };
}
