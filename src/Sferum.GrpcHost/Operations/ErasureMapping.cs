using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Operations.Erasures;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Errors;

namespace Sferum.GrpcHost.Operations;

/// <summary>From the domain's erasures to the contract's: what stays in chats of schools that are not the caller's is left out. The numbers of stages and troubles are the contract's.</summary>
internal static class ErasureMapping
{
    internal static V1.Erasure Of(ErasureSnapshot erasure, Caller caller, CallLanguage language)
    {
        var own = erasure.Leftovers.Where(leftover => !SchoolSegment.IsIn(leftover.Resource) || (SchoolSegment.Of(leftover.Resource) is { } school && caller.Owns(school))).ToList();
        return new()
        {
            Name = erasure.Id.Name,
            Target = erasure.Target?.Name ?? "",
            State = (V1.ErasureState)erasure.Stage,
            ChatCount = erasure.ChatCount,
            ConferenceCount = erasure.ConferenceCount,
            Leftovers = { own.Select(leftover => Of(leftover, erasure, language)) },
            LeftoverCount = erasure.LeftoverCount - (erasure.Leftovers.Count - own.Count),
            CreateTime = erasure.CreateTime.ToTimestamp(),
            FinishTime = erasure.FinishTime?.ToTimestamp(),
        };
    }

    private static V1.ErasureLeftover Of(ErasureLeftover leftover, ErasureSnapshot erasure, CallLanguage language) => new()
    {
        Resource = leftover.Resource.Length > 0 ? leftover.Resource : erasure.Target?.Name ?? "",
        Trouble = (V1.PlatformTrouble)leftover.Trouble,
        Explanation = LeftoverPhrases.Of(leftover, language),
    };
}
