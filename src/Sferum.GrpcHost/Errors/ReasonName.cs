using Google.Protobuf.Reflection;
using Sferum.V1;

namespace Sferum.GrpcHost.Errors;

/// <summary>How a reason is written in <c>google.rpc.ErrorInfo</c>.</summary>
internal static class ReasonName
{
    private const string Prefix = "ERROR_REASON_";

    private static readonly EnumDescriptor Descriptor =
        ErrorReasonReflection.Descriptor.EnumTypes.Single(type => type.Name == nameof(ErrorReason));

    /// <summary>The value's name in the contract without its prefix, such as <c>UNLINKED_MEMBERS</c>.</summary>
    internal static string Of(ErrorReason reason) => Descriptor.FindValueByNumber((int)reason).Name[Prefix.Length..];

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    internal static bool TryParse(string name, out ErrorReason reason)
    {
        var value = Descriptor.FindValueByName(Prefix + name);
        reason = (ErrorReason)(value?.Number ?? 0);
        return value is not null;
    }
}
