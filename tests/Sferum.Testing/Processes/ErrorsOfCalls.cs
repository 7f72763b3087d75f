using Google.Protobuf.Reflection;
using Grpc.Core;
using Sferum.V1;

namespace Sferum.Testing.Processes;

/// <summary>Reads the machine reason of a call that was refused.</summary>
public static class ErrorsOfCalls
{
    private static readonly EnumDescriptor Reasons = ErrorReasonReflection.Descriptor.EnumTypes.Single(e => e.Name == nameof(ErrorReason));

    /// <summary>The reason; Unspecified when the error carries none that is known.</summary>
    public static ErrorReason Reason(this RpcException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var reason = error.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason;
        return (ErrorReason)(Reasons.FindValueByName($"ERROR_REASON_{reason}")?.Number ?? 0);
    }
}
