using Sferum.GrpcHost.Settings;
using Sferum.Silo.Storage;

namespace Sferum.GrpcHost.Start;

/// <summary>What is printed when the service is ready: where everything is, and the first call to copy. Scripts wait for the last line.</summary>
internal static class Banner
{
    internal const string Ready = "Sferum: ready";

    internal static string Text(HostSettings settings, TakenPorts ports) => string.Join(
        Environment.NewLine,
        $"gRPC      {Host(settings)}:{ports.Grpc.Port} (HTTP/2 {(settings.Listen.Tls.IsSet ? "with" : "without")} TLS; reflection and health)",
        $"JSON      {ports.Http.Address}v1/…",
        $"Sferum    {Side(settings, ports)}",
        $"Data      {Data(settings)}",
        $"Callers   {Callers(settings)}",
        $"Try       curl {ports.Http.Address}readyz",
        Ready);

    private static string Host(HostSettings settings) => settings.Listen.Ip?.ToString() ?? "";

    private static string Callers(HostSettings settings) => (settings.Authentication.IsRequired, settings.Listen.IsBeyondLoopback) switch
    {
        (false, _) => "only this machine: nobody is authenticated, so nothing listens beyond it",
        (true, false) => "only this machine, authenticated",
        (true, true) => "authenticated",
    };

    private static string Data(HostSettings settings) => settings.Deployment.Storage.Kind == StorageKind.PostgreSql
        ? settings.Role == HostRole.Facade ? "none here: a client of the cluster" : "PostgreSQL"
        : settings.Deployment.DataDirectory;

    private static string Side(HostSettings settings, TakenPorts ports) => ports.Sandbox is { } sandbox
        ? $"{sandbox.Address} (the sandbox, not Sferum itself)"
        : settings.Platform["ApiBaseAddress"] ?? "";
}
