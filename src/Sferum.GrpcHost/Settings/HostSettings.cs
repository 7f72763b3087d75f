using Sferum.GrpcHost.UserLinks;
using Sferum.Silo;
using Sferum.Silo.VkPlatform;

namespace Sferum.GrpcHost.Settings;

/// <summary>What the process is told, read and checked before anything is made of it.</summary>
internal sealed class HostSettings
{
    private const string DataDirectoryKey = "Sferum:DataDirectory";

    private HostSettings(IConfiguration configuration)
    {
        DataDirectory = Path.GetFullPath(configuration[DataDirectoryKey] is { Length: > 0 } chosen ? chosen : "./data");
        Listen = SettingsReader.Read<ListenSettings>(configuration, ListenSettings.Section);
        Sandbox = SettingsReader.Read<SandboxSettings>(configuration, SandboxSettings.Section);
        Silo = SettingsReader.Read<SiloSettings>(configuration, SiloSettings.Section);
        Links = SettingsReader.Read<LinkSettings>(configuration, LinkSettings.Section);
        Platform = configuration.GetSection(VkPlatformOptions.Section);
    }

    /// <summary>Where all data lies, as a full path. Default: <c>./data</c>.</summary>
    internal string DataDirectory { get; }

    internal ListenSettings Listen { get; }

    internal SandboxSettings Sandbox { get; }

    internal SiloSettings Silo { get; }

    internal LinkSettings Links { get; }

    /// <summary>The Sferum side, where one is configured.</summary>
    internal IConfigurationSection Platform { get; }

    /// <summary>Whether the sandbox is the Sferum side.</summary>
    internal bool IsSandboxed => Sandbox.Enabled ?? !Platform.Exists();

    /// <summary>Reads them.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong or not known.</exception>
    internal static HostSettings Read(IConfiguration configuration) => new(configuration);
}
