using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Operations.Erasures;
using Sferum.GrpcHost.Errors;

namespace Sferum.GrpcHost.Operations;

/// <summary>From the domain's erasures to the contract's. The numbers of stages and troubles are the contract's.</summary>
internal static class ErasureMapping
{
    internal static V1.Erasure Of(ErasureSnapshot erasure, CallLanguage language) => new()
    {
        Name = erasure.Id.Name,
        Target = erasure.Target?.Name ?? "",
        State = (V1.ErasureState)erasure.Stage,
        ChatCount = erasure.ChatCount,
        ConferenceCount = erasure.ConferenceCount,
        Leftovers = { erasure.Leftovers.Select(leftover => Of(leftover, erasure, language)) },
        LeftoverCount = erasure.LeftoverCount,
        CreateTime = erasure.CreateTime.ToTimestamp(),
        FinishTime = erasure.FinishTime?.ToTimestamp(),
    };

    private static V1.ErasureLeftover Of(ErasureLeftover leftover, ErasureSnapshot erasure, CallLanguage language) => new()
    {
        Resource = leftover.Resource.Length > 0 ? leftover.Resource : erasure.Target?.Name ?? "",
        Trouble = (V1.PlatformTrouble)leftover.Trouble,
        Explanation = LeftoverPhrases.Of(leftover, language),
    };
}
