using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Json;
using Sferum.GrpcHost.UserLinks;
using Sferum.Silo.Face;
using Sferum.V1;

namespace Sferum.GrpcHost.Edge;

/// <summary>
/// A page of another site can have its own name pointed at 127.0.0.1 and then call this service as if it were its own: such a request carries that name as
/// its Host, and is refused. gRPC is left out, by its port: no browser speaks HTTP/2 without TLS, whereas a type of content is easily claimed. The pages of linking are also there under the name by which people's browsers reach them, as a proxy in front may pass it on.
/// </summary>
internal static class LoopbackHost
{
    internal static Task InvokeAsync(HttpContext http, RequestDelegate next) =>
        HttpProtocol.IsHttp2(http.Request.Protocol) || IsLoopback(http.Request.Host.Host) || IsLinkPage(http) ? next(http) : RefuseAsync(http);

    internal static bool IsLoopback(string host) => LoopbackName.Is(host);

    private static bool IsLinkPage(HttpContext http) =>
        http.Request.Path.StartsWithSegments(LinkAddresses.Path, StringComparison.Ordinal)
        && http.Request.Host.Host.Equals(http.RequestServices.GetRequiredService<LinkAddresses>().Pages.Host, StringComparison.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpContext http) => JsonStatus.WriteAsync(
        http, StatusCodes.Status403Forbidden, Trouble.Of(ErrorReason.CallerNotAllowed, Unreadable.Language(http), ("required_role", "loopback")));
}
