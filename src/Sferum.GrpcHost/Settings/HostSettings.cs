using Microsoft.Extensions.Options;
using Sferum.Grains.Audit;
using Sferum.Grains.Chats.Drift;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Limits;
using Sferum.GrpcHost.UserLinks;
using Sferum.Silo;
using Sferum.Silo.Security;
using Sferum.Silo.VkPlatform;

namespace Sferum.GrpcHost.Settings;

/// <summary>What the process is told, read and checked before anything is made of it.</summary>
internal sealed class HostSettings
{
    private const string Root = "Sferum";
    private const string DataDirectoryKey = $"{Root}:DataDirectory";

    private static readonly string[] Known =
        [DataDirectoryKey, ListenSettings.Section, SandboxSettings.Section, SiloSettings.Section, LinkSettings.Section, DriftOptions.Section, VkPlatformOptions.Section, AuthSettings.Section, LimitSettings.Section, AuditOptions.Section, KeyRingSettings.Section];

    private HostSettings(IConfiguration configuration)
    {
        DataDirectory = DataDirectoryOf(configuration);
        Listen = SettingsReader.Read<ListenSettings>(configuration, ListenSettings.Section);
        Sandbox = SettingsReader.Read<SandboxSettings>(configuration, SandboxSettings.Section);
        Silo = SettingsReader.Read<SiloSettings>(configuration, SiloSettings.Section);
        Links = SettingsReader.Read<LinkSettings>(configuration, LinkSettings.Section);
        Drift = SettingsReader.Read<DriftOptions>(configuration, DriftOptions.Section);
        Authentication = SettingsReader.Read<AuthSettings>(configuration, AuthSettings.Section);
        Limits = SettingsReader.Read<LimitSettings>(configuration, LimitSettings.Section);
        Audit = SettingsReader.Read<AuditOptions>(configuration, AuditOptions.Section);
        KeyRing = SettingsReader.Read<KeyRingSettings>(configuration, KeyRingSettings.Section);
        Platform = configuration.GetSection(VkPlatformOptions.Section);
        if (Failures(configuration).ToArray() is { Length: > 0 } failures)
        {
            throw new OptionsValidationException(Root, typeof(HostSettings), failures);
        }
    }

    /// <summary>Where all data lies, as a full path. Default: <c>./data</c>.</summary>
    internal string DataDirectory { get; }

    internal ListenSettings Listen { get; }

    internal SandboxSettings Sandbox { get; }

    internal SiloSettings Silo { get; }

    internal LinkSettings Links { get; }

    internal DriftOptions Drift { get; }

    /// <summary>How callers prove who they are.</summary>
    internal AuthSettings Authentication { get; }

    /// <summary>How much callers may ask.</summary>
    internal LimitSettings Limits { get; }

    /// <summary>The audit trail.</summary>
    internal AuditOptions Audit { get; }

    /// <summary>What seals the key ring.</summary>
    internal KeyRingSettings KeyRing { get; }

    /// <summary>The Sferum side, where one is configured.</summary>
    internal IConfigurationSection Platform { get; }

    /// <summary>Whether the sandbox is the Sferum side.</summary>
    internal bool IsSandboxed => Sandbox.Enabled ?? !Platform.Exists();

    /// <summary>Reads them.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong or not known.</exception>
    internal static HostSettings Read(IConfiguration configuration) => new(configuration);

    /// <summary>The data directory alone, as a full path; for commands.</summary>
    internal static string DataDirectoryOf(IConfiguration configuration) =>
        Path.GetFullPath(configuration[DataDirectoryKey] is { Length: > 0 } chosen ? chosen : "./data");

    private IEnumerable<string> Failures(IConfiguration configuration) =>
        configuration.GetSection(Root).GetChildren()
            .Where(child => !Known.Contains(child.Path, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is not a setting.")
            .Concat(Ports().Where(port => port.Number != 0).GroupBy(port => port.Number).Where(same => same.Count() > 1)
                .Select(same => $"Port {same.Key} is asked for more than once: {string.Join(", ", same.Select(port => port.Setting))}."))
            .Concat(Exposure.Failures(this));

    private IEnumerable<(int Number, string Setting)> Ports()
    {
        yield return (Listen.GrpcPort, $"{ListenSettings.Section}:{nameof(Listen.GrpcPort)}");
        yield return (Listen.HttpPort, $"{ListenSettings.Section}:{nameof(Listen.HttpPort)}");
        yield return (Silo.Port, $"{SiloSettings.Section}:{nameof(Silo.Port)}");
        yield return (Silo.GatewayPort ?? 0, $"{SiloSettings.Section}:{nameof(Silo.GatewayPort)}");
        if (IsSandboxed)
        {
            yield return (Sandbox.Port, $"{SandboxSettings.Section}:{nameof(Sandbox.Port)}");
        }
    }
}
