using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Sferum.Testing.Waiting;

namespace Sferum.Testing.Processes;

/// <summary>The service in a process of its own: silo and facade, with SQLite in its directory, and the sandbox elsewhere.</summary>
public sealed class ServiceProcess : RestartableProcess
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CommandTime = TimeSpan.FromSeconds(60);

    private readonly ServicePorts ports = ServicePorts.Take();
    private readonly Uri sandbox;
    private readonly (string Name, string Value)[] settings;

    private ServiceProcess(Uri sandbox, (string Name, string Value)[] settings)
        : base("Sferum.GrpcHost")
    {
        (this.sandbox, this.settings) = (sandbox, settings);
        Channel = Connect();
        Clients = new ServiceClients(Channel.Intercept(new WholeRefusals()));
    }

    /// <summary>gRPC over HTTP/2 without TLS.</summary>
    public Uri GrpcAddress => new($"http://127.0.0.1:{ports.Grpc}/");

    /// <summary>JSON and the pages of linking.</summary>
    public Uri HttpAddress => new($"http://127.0.0.1:{ports.Http}/");

    /// <summary>A channel that finds the service again after a restart.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>A client of each service on <see cref="Channel"/>.</summary>
    public ServiceClients Clients { get; }

    /// <summary>Starts a new deployment, and comes back when its health is SERVING.</summary>
    /// <param name="sandbox">The Sferum side.</param>
    /// <param name="settings">Settings beside ports, directory and platform, say <c>("VkPlatform:RequestsPerSecond", "20")</c>, in the section <c>Sferum</c>; or in <c>Logging</c>.</param>
    /// <exception cref="ProcessNotReadyException">It ended, or was not ready in time.</exception>
    public static Task<ServiceProcess> StartAsync(Uri sandbox, params (string Name, string Value)[] settings) =>
        FirstStartAsync(new ServiceProcess(sandbox, settings));

    /// <summary>Runs a command of the service's program on this directory, beside the service or after its death; gives its exit code, and what it wrote.</summary>
    /// <param name="arguments">The command's name and its own arguments, say <c>backup</c>, <c>--to=…</c>.</param>
    public async Task<(int ExitCode, string Said)> CommandAsync(params string[] arguments)
    {
        using var said = new ProgramOutput(Path.Combine(Path.GetDirectoryName(DataDirectory)!, "command.log"));
        var child = ChildProcess.Start(BuiltProgram.Assembly("Sferum.GrpcHost"), [.. arguments, $"--Sferum:DataDirectory={DataDirectory}"], Path.GetTempPath(), said);
        await using (child)
        {
            await Eventually.HoldsAsync(() => Task.FromResult(child.ExitCode is not null), CommandTime);
            return (child.ExitCode!.Value, string.Join('\n', said.Lines));
        }
    }

    /// <summary>One more channel, with connections of its own.</summary>
    public GrpcChannel Connect() => GrpcChannel.ForAddress(GrpcAddress, new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = true },
        DisposeHttpClient = true,
        InitialReconnectBackoff = TimeSpan.FromMilliseconds(50),
        MaxReconnectBackoff = TimeSpan.FromMilliseconds(200),
    });

    private protected override IReadOnlyList<string> Arguments =>
    [
        $"--Sferum:DataDirectory={DataDirectory}",
        .. ports.Arguments,
        "--Sferum:Sandbox:Enabled=false",
        $"--Sferum:VkPlatform:IdBaseAddress={sandbox}",
        $"--Sferum:VkPlatform:ApiBaseAddress={sandbox}",
        "--Sferum:VkPlatform:ClientId=54000001",
        $"--Sferum:VkPlatform:RedirectUri={new Uri(HttpAddress, "link/callback")}",
        $"--Sferum:VkPlatform:LaunchAddress={sandbox}",
        .. settings.Select(setting => setting.Name.StartsWith("Logging:", StringComparison.Ordinal) ? $"--{setting.Name}={setting.Value}" : $"--Sferum:{setting.Name}={setting.Value}"),
    ];

    private protected override async Task<bool> IsReadyAsync()
    {
        try
        {
            var health = await Clients.Health.CheckAsync(new HealthCheckRequest(), deadline: (TimeProvider.System.GetUtcNow() + AnswerTime).UtcDateTime);
            return health.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (RpcException)
        {
            return false;
        }
    }

    private protected override ValueTask LeaveAsync()
    {
        Channel.Dispose();
        return ValueTask.CompletedTask;
    }
}
