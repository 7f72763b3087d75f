using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Sferum.GrpcHost.Settings;
using Sferum.GrpcHost.Start;
using Sferum.Sandbox;
using Sferum.Silo.VkPlatform;

namespace Sferum.GrpcHost;

/// <summary>The sandbox in this process, spoken to over real HTTP like the platform itself.</summary>
internal static class SandboxHosting
{
    /// <summary>Adds it where it is wanted, and says where the Sferum side is in either case.</summary>
    internal static Action<VkPlatformOptions> AddSferumSide(this WebApplicationBuilder builder, HostSettings settings, TakenPorts ports)
    {
        if (ports.Sandbox is not { } socket)
        {
            return settings.Platform.Bind;
        }

        var options = Options(settings, ports, socket);
        builder.Services.AddHostedService(_ => new EmbeddedSandbox(
            options,
            sandbox => sandbox.Services.Configure<SocketTransportOptions>(transport => FaceSocket.Hand(transport, socket))));
        return platform => PointAt(platform, options, Callback(settings, ports), socket);
    }

    private static SandboxOptions Options(HostSettings settings, TakenPorts ports, FaceSocket socket) => new()
    {
        Port = socket.Port,
        DataDirectory = Path.Combine(settings.Deployment.DataDirectory, "sandbox"),
        // As the sandbox alone has it: any address of this machine, for school systems under development that take the callback themselves.
        RedirectUris = ["http://127.0.0.1", "http://localhost", "http://[::1]", Callback(settings, ports).AbsoluteUri],
    };

    // Where the pages of linking are: the cookie of an attempt belongs to that host.
    private static Uri Callback(HostSettings settings, TakenPorts ports) =>
        settings.Links.PublicAddress is { } address ? new Uri(address, "link/callback") : ports.LinkCallback;

    private static void PointAt(VkPlatformOptions platform, SandboxOptions sandbox, Uri callback, FaceSocket socket)
    {
        platform.IdBaseAddress = socket.Address;
        platform.ApiBaseAddress = socket.Address;
        platform.LaunchAddress = socket.Address;
        platform.ClientId = sandbox.ClientId;
        platform.RedirectUri = callback;
    }
}
