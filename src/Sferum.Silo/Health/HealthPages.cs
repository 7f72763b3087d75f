using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;

namespace Sferum.Silo.Health;

/// <summary>Health over HTTP: <c>/healthz</c> says that the process answers, <c>/readyz</c> whether calls can be sent to it (200, or 503).</summary>
public static class HealthPages
{
    /// <summary>The tag of checks that say whether the process lives.</summary>
    public const string LiveTag = "live";

    /// <summary>The tag of checks that say whether calls can be taken.</summary>
    public const string ReadyTag = "ready";

    /// <summary>Maps both.</summary>
    /// <param name="endpoints">The server.</param>
    /// <param name="mark">Metadata that they carry, if any.</param>
    public static void MapHealthPages(this IEndpointRouteBuilder endpoints, params object[] mark)
    {
        endpoints.MapHealthChecks("/healthz", Of(LiveTag)).WithMetadata(mark);
        endpoints.MapHealthChecks("/readyz", Of(ReadyTag)).WithMetadata(mark);
    }

    private static HealthCheckOptions Of(string tag) => new() { Predicate = check => check.Tags.Contains(tag) };
}
