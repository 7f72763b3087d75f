using System.Data.Common;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;
using Npgsql;
using Sferum.Testing.Waiting;

namespace Sferum.Testing.Processes;

/// <summary>
/// The service in a process of its own: silo and facade, with SQLite in its directory, and the sandbox elsewhere. With <c>SFERUM_DEPLOYMENT=cluster</c> in the environment it is a facade, with silos in processes of their own on
/// PostgreSQL: killed and started together.
/// </summary>
public sealed class ServiceProcess : RestartableProcess
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CommandTime = TimeSpan.FromSeconds(60);

    private readonly ServicePorts ports = ServicePorts.Take();
    private readonly Uri sandbox;
    private readonly (string Name, string Value)[] settings;
    private ServiceDeployment behind = ServiceDeployment.Alone();

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
    public static async Task<ServiceProcess> StartAsync(Uri sandbox, params (string Name, string Value)[] settings) => ServiceDeployment.IsClusterWanted
        ? await StartClusterAsync(sandbox, ServiceDeployment.Usual, settings)
        : await FirstStartAsync(new ServiceProcess(sandbox, settings) { behind = await ServiceDeployment.AloneAsync() });

    /// <summary>Starts a new cluster whatever the environment says: silos on a database of their own, and a facade.</summary>
    /// <param name="sandbox">The Sferum side.</param>
    /// <param name="silos">How many silos.</param>
    /// <param name="settings">As for a single process.</param>
    /// <exception cref="ProcessNotReadyException">One of them ended, or was not ready in time.</exception>
    public static Task<ServiceProcess> StartClusterAsync(Uri sandbox, int silos, params (string Name, string Value)[] settings) =>
        StartClusterAsync(sandbox, new ClusterShape(silos), settings);

    /// <inheritdoc cref="StartClusterAsync(Uri, int, ValueTuple{string, string}[])"/>
    public static async Task<ServiceProcess> StartClusterAsync(Uri sandbox, ClusterShape shape, params (string Name, string Value)[] settings)
    {
        var facade = new ServiceProcess(sandbox, settings);
        facade.behind = await ServiceDeployment.ClusterAsync([.. facade.OfPlatform, .. facade.Chosen(name => !OfFacadeAlone(name))], shape);
        return await FirstStartAsync(facade);
    }

    /// <summary>One more facade of the same cluster, to be ended before this one.</summary>
    /// <param name="others">Settings that it has beside those of this one, or instead.</param>
    /// <exception cref="ProcessNotReadyException">It ended, or was not ready in time.</exception>
    public Task<ServiceProcess> OneMoreFacadeAsync(params (string Name, string Value)[] others) =>
        FirstStartAsync(new ServiceProcess(sandbox, [.. settings, .. others]) { behind = behind.Shared() });

    /// <summary>One more silo of the same database, not started yet, to be ended before this one.</summary>
    /// <param name="others">Settings that it has beside those of the others, or instead.</param>
    public SiloProcess OneMoreSilo(params (string Name, string Value)[] others) =>
        new([.. behind.Common, .. OfPlatform, .. Chosen(name => !OfFacadeAlone(name)), .. others.Select(other => $"--Sferum:{other.Name}={other.Value}")]);

    /// <summary>Whether <see cref="StartAsync"/> starts a cluster.</summary>
    public static bool IsCluster => ServiceDeployment.IsClusterWanted;

    /// <summary>Whether what it stores lies in PostgreSQL, not in its directory.</summary>
    public bool IsOnPostgreSql => behind.Connection.Length > 0;

    /// <summary>The silos behind the facade; none where it is everything itself.</summary>
    public IReadOnlyList<SiloProcess> Silos => behind.Silos;

    /// <inheritdoc/>
    public override Task KillAsync() => Task.WhenAll(base.KillAsync(), behind.KillAsync());

    /// <inheritdoc/>
    public override async Task StartAgainAsync()
    {
        await behind.StartAsync();
        await base.StartAgainAsync();
    }

    /// <summary>A connection to its database, beside its own: to read what it has stored.</summary>
    public async Task<DbConnection> OpenDatabaseAsync()
    {
        DbConnection connection = IsOnPostgreSql
            ? new NpgsqlConnection(behind.Connection)
            : new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "sferum.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

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

    private protected override IReadOnlyList<string> Arguments => behind.IsCluster
        ? ["--Sferum:Role=Facade", .. behind.Common, .. ports.OfFacade, .. OfPlatform, .. Chosen(name => !name.StartsWith("Silo:", StringComparison.Ordinal))]
        : [$"--Sferum:DataDirectory={DataDirectory}", .. behind.Common, .. ports.Arguments, "--Sferum:Sandbox:Enabled=false", .. OfPlatform, .. Chosen(_ => true)];

    private IReadOnlyList<string> OfPlatform =>
    [
        $"--Sferum:VkPlatform:IdBaseAddress={sandbox}",
        $"--Sferum:VkPlatform:ApiBaseAddress={sandbox}",
        "--Sferum:VkPlatform:ClientId=54000001",
        $"--Sferum:VkPlatform:RedirectUri={new Uri(HttpAddress, "link/callback")}",
        $"--Sferum:VkPlatform:LaunchAddress={sandbox}",
    ];

    private IEnumerable<string> Chosen(Func<string, bool> isWanted) => settings
        .Where(setting => isWanted(setting.Name))
        .Select(setting => setting.Name.StartsWith("Logging:", StringComparison.Ordinal) ? $"--{setting.Name}={setting.Value}" : $"--Sferum:{setting.Name}={setting.Value}");

    private static bool OfFacadeAlone(string setting) =>
        setting.StartsWith("Listen:", StringComparison.Ordinal) || setting.StartsWith("Links:", StringComparison.Ordinal) || setting.StartsWith("Sandbox:", StringComparison.Ordinal);

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

    private protected override async ValueTask LeaveAsync()
    {
        Channel.Dispose();
        await behind.DisposeAsync();
    }
}
