using Sferum.GrpcHost.Settings;

namespace Sferum.GrpcHost.Start;

/// <summary>The ports of the process's faces. The silo's own are bound by the silo.</summary>
internal sealed class TakenPorts : IDisposable
{
    private TakenPorts(HostSettings settings)
    {
        Grpc = LoopbackSocket.Take(settings.Listen.GrpcPort, $"{ListenSettings.Section}:{nameof(ListenSettings.GrpcPort)}");
        Http = LoopbackSocket.Take(settings.Listen.HttpPort, $"{ListenSettings.Section}:{nameof(ListenSettings.HttpPort)}");
        Sandbox = settings.IsSandboxed
            ? LoopbackSocket.Take(settings.Sandbox.Port, $"{SandboxSettings.Section}:{nameof(SandboxSettings.Port)}")
            : null;
    }

    internal LoopbackSocket Grpc { get; }

    internal LoopbackSocket Http { get; }

    /// <summary>Null when the Sferum side is elsewhere.</summary>
    internal LoopbackSocket? Sandbox { get; }

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
