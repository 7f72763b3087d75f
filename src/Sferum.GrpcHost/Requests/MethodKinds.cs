using System.Collections.Frozen;
using Google.Protobuf.Reflection;

namespace Sferum.GrpcHost.Requests;

/// <summary>Which methods of the contract only read (<c>idempotency_level = NO_SIDE_EFFECTS</c>).</summary>
internal static class MethodKinds
{
    private static readonly FrozenSet<string> Reads = Contract.Services
        .SelectMany(service => service.Methods)
        .Where(method => method.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects)
        .Select(method => $"/{method.Service.FullName}/{method.Name}")
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a method, <c>/sferum.v1.ChatService/GetChat</c>, changes nothing: then a lost answer leaves nothing unknown.</summary>
    internal static bool IsRead(string method) => Reads.Contains(method);
}
