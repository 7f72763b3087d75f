using System.Globalization;

namespace Sferum.Testing.Processes;

/// <summary>A silo alone in a process of its own, on a database that others share.</summary>
public sealed class SiloProcess : RestartableProcess
{
    private readonly int _port = FreePorts.Take();
    private readonly int _gateway = FreePorts.Take();
    private readonly int _http = FreePorts.Take();
    private readonly IReadOnlyList<string> _settings;

    internal SiloProcess(IReadOnlyList<string> settings)
        : base("Sferum.Silo") => _settings = settings;

    /// <summary>Health and metrics.</summary>
    public Uri HttpAddress => new($"http://127.0.0.1:{_http}/");

    private protected override IReadOnlyList<string> Arguments =>
    [
        string.Create(CultureInfo.InvariantCulture, $"--Sferum:Silo:Port={_port}"),
        string.Create(CultureInfo.InvariantCulture, $"--Sferum:Silo:GatewayPort={_gateway}"),
        string.Create(CultureInfo.InvariantCulture, $"--Sferum:Silo:HttpPort={_http}"),
        .. _settings,
    ];

    // The last thing that it says; its ports are open before it has joined.
    private protected override Task<bool> IsReadyAsync() => Task.FromResult(IsSaidInThisLife("Sferum: ready"));

    private protected override ValueTask LeaveAsync() => ValueTask.CompletedTask;
}
