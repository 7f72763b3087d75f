using Microsoft.Extensions.Options;
using Sferum.Grains.Chats.Drift;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Limits;
using Sferum.GrpcHost.Stopping;
using Sferum.GrpcHost.UserLinks;
using Sferum.Silo;
using Sferum.Silo.Logging;
using Sferum.Silo.Storage;
using Sferum.Silo.Telemetry;
using Sferum.Silo.VkPlatform;

namespace Sferum.GrpcHost.Settings;

/// <summary>What the process is told, read and checked before anything is made of it.</summary>
internal sealed class HostSettings
{
    private const string Root = "Sferum";
    private const string RoleKey = $"{Root}:Role";

    private static readonly string[] Known =
    [
        .. DeploymentSettings.Known, RoleKey, ListenSettings.Section, SandboxSettings.Section, LinkSettings.Section, DriftOptions.Section, VkPlatformOptions.Section,
        TelemetrySettings.Section, DashboardSettings.Section, LoggingSettings.Section, StopSettings.Section,
        AuthSettings.Section, LimitSettings.Section,
    ];

    private HostSettings(IConfiguration configuration)
    {
        Deployment = DeploymentSettings.Read(configuration);
        Listen = SettingsReader.Read<ListenSettings>(configuration, ListenSettings.Section);
        Sandbox = SettingsReader.Read<SandboxSettings>(configuration, SandboxSettings.Section);
        Links = SettingsReader.Read<LinkSettings>(configuration, LinkSettings.Section);
        Drift = SettingsReader.Read<DriftOptions>(configuration, DriftOptions.Section);
        Authentication = SettingsReader.Read<AuthSettings>(configuration, AuthSettings.Section);
        Limits = SettingsReader.Read<LimitSettings>(configuration, LimitSettings.Section);
        Telemetry = SettingsReader.Read<TelemetrySettings>(configuration, TelemetrySettings.Section);
        Dashboard = SettingsReader.Read<DashboardSettings>(configuration, DashboardSettings.Section);
        Logging = SettingsReader.Read<LoggingSettings>(configuration, LoggingSettings.Section);
        Stop = SettingsReader.Read<StopSettings>(configuration, StopSettings.Section);
        Platform = configuration.GetSection(VkPlatformOptions.Section);
        Role = Enum.TryParse<HostRole>(configuration[RoleKey] ?? nameof(HostRole.All), ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : null;
        if (Failures(configuration).ToArray() is { Length: > 0 } failures)
        {
            throw new OptionsValidationException(Root, typeof(HostSettings), failures);
        }
    }

    /// <summary>Where the data lies, and the cluster.</summary>
    internal DeploymentSettings Deployment { get; }

    /// <summary>What this process is. Default: <see cref="HostRole.All"/>.</summary>
    internal HostRole? Role { get; }

    internal ListenSettings Listen { get; }

    internal SandboxSettings Sandbox { get; }

    internal LinkSettings Links { get; }

    internal DriftOptions Drift { get; }

    /// <summary>How callers prove who they are.</summary>
    internal AuthSettings Authentication { get; }

    /// <summary>How much callers may ask.</summary>
    internal LimitSettings Limits { get; }

    internal TelemetrySettings Telemetry { get; }

    internal DashboardSettings Dashboard { get; }

    internal LoggingSettings Logging { get; }

    internal StopSettings Stop { get; }

    /// <summary>The Sferum side, where one is configured.</summary>
    internal IConfigurationSection Platform { get; }

    /// <summary>Whether the sandbox is the Sferum side.</summary>
    internal bool IsSandboxed => Sandbox.Enabled ?? (Role != HostRole.Facade && !Platform.Exists());

    /// <summary>Reads them.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong or not known.</exception>
    internal static HostSettings Read(IConfiguration configuration) => new(configuration);

    private IEnumerable<string> Failures(IConfiguration configuration) =>
        configuration.GetSection(Root).GetChildren()
            .Where(child => !Known.Contains(child.Path, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is not a setting.")
            .Concat(Contradictions())
            .Concat(Ports().Where(port => port.Number != 0).GroupBy(port => port.Number).Where(same => same.Count() > 1)
                .Select(same => $"Port {same.Key} is asked for more than once: {string.Join(", ", same.Select(port => port.Setting))}."))
            .Concat(Exposure.Failures(this));

    private IEnumerable<string> Contradictions()
    {
        if (Role is null)
            yield return $"{RoleKey} is one of {string.Join(", ", Enum.GetNames<HostRole>())}.";
        if (Role == HostRole.Facade && Deployment.Storage.Kind != StorageKind.PostgreSql)
            yield return $"{RoleKey} = {HostRole.Facade} needs a cluster: {StorageSettings.Section}:{nameof(StorageSettings.Kind)} = {StorageKind.PostgreSql}.";
        if (Role == HostRole.Facade && Sandbox.Enabled == true)
            yield return $"{RoleKey} = {HostRole.Facade} has no sandbox of its own: start one beside it and name it in {VkPlatformOptions.Section}.";
        if (Role == HostRole.Facade && Dashboard.Enabled)
            yield return $"{RoleKey} = {HostRole.Facade} has no silo to show: the dashboard is at a silo's HTTP port ({DashboardSettings.Section}:{nameof(Dashboard.Enabled)} there).";
        if (Deployment.Silo.HttpPort is not null)
            yield return $"{SiloSettings.Section}:{nameof(SiloSettings.HttpPort)} is of a silo alone: here health and metrics are at {ListenSettings.Section}:{nameof(Listen.HttpPort)}.";
    }

    private IEnumerable<(int Number, string Setting)> Ports()
    {
        yield return (Listen.GrpcPort, $"{ListenSettings.Section}:{nameof(Listen.GrpcPort)}");
        yield return (Listen.HttpPort, $"{ListenSettings.Section}:{nameof(Listen.HttpPort)}");
        if (Role != HostRole.Facade)
        {
            yield return (Deployment.Silo.Port, $"{SiloSettings.Section}:{nameof(SiloSettings.Port)}");
            yield return (Deployment.Silo.GatewayPort ?? 0, $"{SiloSettings.Section}:{nameof(SiloSettings.GatewayPort)}");
        }

        if (IsSandboxed)
        {
            yield return (Sandbox.Port, $"{SandboxSettings.Section}:{nameof(Sandbox.Port)}");
        }
    }
}
