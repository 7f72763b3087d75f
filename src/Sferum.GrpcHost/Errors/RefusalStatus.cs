using Grpc.Core;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Errors;

/// <summary>Turns a refusal of the domain, or a trouble of the service, into what a gRPC caller gets.</summary>
internal static class RefusalStatus
{
    /// <summary>The exception that ends a call with this refusal.</summary>
    internal static RpcException Of(Refusal refusal, CallLanguage language) => Status(refusal, language).ToRpcException();

    /// <summary>The exception for a reason that the domain does not know, from 900 on, or for one without facts.</summary>
    internal static RpcException Of(ErrorReason reason, CallLanguage language) => Status(reason, language).ToRpcException();

    /// <summary>The status of a refusal, also for answers that carry one inside, such as those of batches.</summary>
    internal static Google.Rpc.Status Status(Refusal refusal, CallLanguage language) =>
        Build(ErrorReasons.Of((ErrorReason)refusal.Reason), refusal, language);

    /// <summary>The status of a reason without facts.</summary>
    internal static Google.Rpc.Status Status(ErrorReason reason, CallLanguage language) =>
        Build(ErrorReasons.Of(reason), new Refusal(RefusalReason.Unspecified), language);

    private static Google.Rpc.Status Build(ReasonEntry entry, Refusal refusal, CallLanguage language)
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)entry.Code,
            Message = ReasonText.Fill(entry.English, refusal.Facts, CallLanguage.English),
        };
        status.Details.AddRange(ErrorDetails.Of(entry, refusal, language));
        return status;
    }
}
