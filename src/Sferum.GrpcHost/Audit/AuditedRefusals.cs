using Google.Rpc;
using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Errors;
using Sferum.V1;

namespace Sferum.GrpcHost.Audit;

/// <summary>Which refusals stand in the trail, and where. Pure.</summary>
internal static class AuditedRefusals
{
    // Reasons from here on are troubles of the service, not refusals.
    private const int FirstTrouble = 900;

    private const int LongestResource = 1_300;
    private const int LongestRequestId = 64;

    /// <summary>A caller's role does not suffice.</summary>
    internal static RefusalReason Role => (RefusalReason)ErrorReason.CallerNotAllowed;

    /// <summary>The reason that is noted; null: it was trouble, or nothing that we refused.</summary>
    internal static RefusalReason? Of(RpcException error) =>
        error.GetRpcStatus()?.GetDetail<ErrorInfo>() is { } info && ReasonName.TryParse(info.Reason, out var reason) && (int)reason < FirstTrouble ? (RefusalReason)reason : null;

    /// <summary>
    /// Whether a refusal came before anything was known to be there: then its school has to be one that exists. A school that does not, or no longer, has no trail.
    /// </summary>
    internal static bool IsOfAnything(RefusalReason reason) => reason == RefusalReason.NotFound || reason == Role;

    /// <summary>Only schools that are the caller's.</summary>
    internal static IEnumerable<SchoolId> Held(IEnumerable<SchoolId> schools, Caller caller) => schools.Where(caller.Owns);

    /// <summary>A name as it may stand in the trail, though its request was not looked through: nothing but letters that names have, else that of its school.</summary>
    internal static string Resource(string name) =>
        name.Length <= LongestResource && name.All(letter => IsOfId(letter) || letter is '/' or '~') ? name
        : SchoolSegment.IsIn(name) && SchoolSegment.Of(name) is { } school ? school.Name
        : "";

    /// <summary>The same of a request id, else none.</summary>
    internal static string RequestId(string id) => id.Length <= LongestRequestId && id.All(IsOfId) ? id : "";

    private static bool IsOfId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';
}
