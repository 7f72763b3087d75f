using System.Diagnostics;
using Sferum.Grains.Platform;
using Sferum.Grains.Telemetry;

namespace Sferum.Silo.VkPlatform;

/// <summary>A span for each request to the platform: methods and codes, no address, no token, no id.</summary>
internal static class VkTraces
{
    public static Activity? Begin(string method, int calls) => SferumTelemetry.Source.HasListeners()
        ? SferumTelemetry.Source.StartActivity($"platform {method}", ActivityKind.Client)?.SetTag("sferum.platform.method", method).SetTag("sferum.platform.calls", calls)
        : null;

    /// <summary>Notes what came of it: the first call that was not done.</summary>
    public static void End(Activity? span, PlatformFault fault, string code)
    {
        if (span is not null && fault != PlatformFault.None)
        {
            span.SetStatus(ActivityStatusCode.Error).SetTag("sferum.platform.fault", TagWords.Of(fault)).SetTag("sferum.platform.code", code);
        }
    }
}
