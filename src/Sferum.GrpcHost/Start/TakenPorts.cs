using Sferum.GrpcHost.Settings;

namespace Sferum.GrpcHost.Start;

/// <summary>The ports of the process's faces. The silo's own are bound by the silo.</summary>
internal sealed class TakenPorts : IDisposable
{
    private TakenPorts(HostSettings settings)
    {
        var (ip, isTls) = (settings.Listen.Ip, settings.Listen.Tls.IsSet);
        Grpc = FaceSocket.Take(settings.Listen.GrpcPort, $"{ListenSettings.Section}:{nameof(ListenSettings.GrpcPort)}", ip, isTls);
        Http = FaceSocket.Take(settings.Listen.HttpPort, $"{ListenSettings.Section}:{nameof(ListenSettings.HttpPort)}", ip, isTls);
        Sandbox = settings.IsSandboxed
            ? FaceSocket.Take(settings.Sandbox.Port, $"{SandboxSettings.Section}:{nameof(SandboxSettings.Port)}")
            : null;
    }

    internal FaceSocket Grpc { get; }

    internal FaceSocket Http { get; }

    /// <summary>Null when the Sferum side is elsewhere.</summary>
    internal FaceSocket? Sandbox { get; }

    /// <summary>Where VK ID sends the browser back to.</summary>
    internal Uri LinkCallback => new(Http.Address, "link/callback");

    internal static TakenPorts Take(HostSettings settings) => new(settings);

    public void Dispose()
    {
        Grpc.Dispose();
        Http.Dispose();
        Sandbox?.Dispose();
    }
}
