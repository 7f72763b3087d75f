using System.Globalization;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sferum.GrpcHost;

namespace Sferum.Testing;

/// <summary>The whole service in this process: silo, storage, facade and sandbox on free ports of 127.0.0.1, spoken to over real sockets.</summary>
public sealed class SferumUnderTest : IAsyncDisposable
{
    private readonly SferumApplication _app;
    private readonly string? _ownDirectory;
    private Task? _stopping;

    private SferumUnderTest(SferumApplication app, string directory, bool ownsDirectory)
    {
        (_app, DataDirectory, _ownDirectory) = (app, directory, ownsDirectory ? directory : null);
        Channel = GrpcChannel.ForAddress(GrpcAddress);
        Http = new HttpClient { BaseAddress = HttpAddress };
    }

    /// <summary>For generated clients: <c>new ChatService.ChatServiceClient(sferum.Channel)</c>.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>The JSON face, health and the pages.</summary>
    public HttpClient Http { get; }

    /// <summary>The gRPC face.</summary>
    public Uri GrpcAddress => _app.Ports.Grpc.Address;

    /// <summary>The address of the JSON face.</summary>
    public Uri HttpAddress => _app.Ports.Http.Address;

    /// <summary>Both faces of the sandbox, and its control surface.</summary>
    public Uri SandboxAddress => _app.Ports.Sandbox!.Address;

    /// <summary>Where its data lies.</summary>
    public string DataDirectory { get; }

    /// <summary>The services of the host, the grain factory among them.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>What it would print.</summary>
    public string Banner => _app.Banner;

    /// <summary>Starts it; when this returns, every face answers.</summary>
    /// <param name="directory">The data directory; one of its own that goes with it when null. Give the same one twice to see what survives.</param>
    /// <param name="configure">Replaces what the test wants otherwise, such as the clock or the platform.</param>
    /// <param name="settings">Further settings, <c>--Sferum:…=…</c>.</param>
    public static async Task<SferumUnderTest> StartAsync(
        string? directory = null, Action<IServiceCollection>? configure = null, params string[] settings)
    {
        var data = directory ?? Directory.CreateTempSubdirectory("sferum-").FullName;
        var app = SferumApplication.Create([.. AnyPorts, $"--Sferum:DataDirectory={data}", .. settings], builder => Adapt(builder, configure));
        var sferum = new SferumUnderTest(app, data, directory is null);
        try
        {
            await app.StartAsync();
            return sferum;
        }
        catch
        {
            await sferum.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it with the Sferum side elsewhere.</summary>
    /// <param name="platform">Both faces of the Sferum side.</param>
    /// <param name="settings">Further settings, <c>--Sferum:…=…</c>.</param>
    public static Task<SferumUnderTest> StartAgainstAsync(Uri platform, params string[] settings)
    {
        // Known before it starts: VK ID is told where browsers come back.
        var http = string.Create(CultureInfo.InvariantCulture, $"{Processes.FreePorts.Take()}");
        return StartAsync(null, null, [
            $"--Sferum:Listen:HttpPort={http}",
            "--Sferum:Sandbox:Enabled=false",
            $"--Sferum:VkPlatform:IdBaseAddress={platform}",
            $"--Sferum:VkPlatform:ApiBaseAddress={platform}",
            "--Sferum:VkPlatform:ClientId=54000001",
            $"--Sferum:VkPlatform:RedirectUri=http://127.0.0.1:{http}/link/callback",
            $"--Sferum:VkPlatform:LaunchAddress={platform}",
            .. settings,
        ]);
    }

    private static string[] AnyPorts { get; } =
        ["--Sferum:Listen:GrpcPort=0", "--Sferum:Listen:HttpPort=0", "--Sferum:Sandbox:Port=0", "--Sferum:Silo:Port=0"];

    /// <summary>Stops it gracefully, as a signal would.</summary>
    public Task StopAsync() => _stopping ??= _app.StopAsync();

    /// <summary>Stops it gracefully and deletes its own directory.</summary>
    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        Http.Dispose();
        await StopAsync();
        await _app.DisposeAsync();
        if (_ownDirectory is not null)
        {
            Directory.Delete(_ownDirectory, recursive: true);
        }
    }

    private static void Adapt(WebApplicationBuilder builder, Action<IServiceCollection>? configure)
    {
        // Signals are the test runner's.
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.Logging.ClearProviders();
        configure?.Invoke(builder.Services);
    }

    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
