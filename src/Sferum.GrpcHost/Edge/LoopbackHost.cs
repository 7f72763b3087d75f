using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Json;
using Sferum.Silo.Face;
using Sferum.V1;

namespace Sferum.GrpcHost.Edge;

/// <summary>
/// A page of another site can have its own name pointed at 127.0.0.1 and then call this service as if it were its own: such a request carries that name as
/// its Host, and is refused. gRPC is left out: no browser speaks it.
/// </summary>
internal static class LoopbackHost
{
    internal static Task InvokeAsync(HttpContext http, RequestDelegate next) =>
        GrpcEdge.IsGrpc(http.Request) || IsLoopback(http.Request.Host.Host) ? next(http) : RefuseAsync(http);

    internal static bool IsLoopback(string host) => LoopbackName.Is(host);

    private static Task RefuseAsync(HttpContext http) => JsonStatus.WriteAsync(
        http, StatusCodes.Status403Forbidden, Trouble.Of(ErrorReason.CallerNotAllowed, Unreadable.Language(http), ("required_role", "loopback")));
}
