using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Sferum.Grains.Audit;
using Sferum.Silo.Clustering;
using Sferum.Silo.Security;
using Sferum.Silo.Storage;

namespace Sferum.Silo;

/// <summary>What every process of a deployment is told: where its data lies, and which cluster it belongs to.</summary>
public sealed class DeploymentSettings
{
    /// <summary>The setting of <see cref="DataDirectory"/>.</summary>
    public const string DataDirectoryKey = "Sferum:DataDirectory";

    private DeploymentSettings(IConfiguration configuration)
    {
        DataDirectory = Path.GetFullPath(configuration[DataDirectoryKey] is { Length: > 0 } chosen ? chosen : "./data");
        Silo = SettingsReader.Read<SiloSettings>(configuration, SiloSettings.Section);
        Storage = SettingsReader.Read<StorageSettings>(configuration, StorageSettings.Section);
        KeyRing = SettingsReader.Read<KeyRingSettings>(configuration, KeyRingSettings.Section);
        Audit = SettingsReader.Read<AuditOptions>(configuration, AuditOptions.Section);
        Cluster = SettingsReader.Read<ClusterSettings>(configuration, ClusterSettings.Section);
        if (Cluster.Tls.Failure() is { } failure)
            throw new OptionsValidationException(ClusterTlsSettings.Section, typeof(ClusterTlsSettings), [failure]);
    }

    /// <summary>The names of what is read here.</summary>
    public static IReadOnlyList<string> Known { get; } = [DataDirectoryKey, SiloSettings.Section, StorageSettings.Section, ClusterSettings.Section, KeyRingSettings.Section, AuditOptions.Section];

    /// <summary>Where the data lies on SQLite, and the sandbox's world, as a full path. Default: <c>./data</c>.</summary>
    public string DataDirectory { get; }

    /// <summary>The silo of this process, where it is one.</summary>
    public SiloSettings Silo { get; }

    /// <summary>The database.</summary>
    public StorageSettings Storage { get; }

    /// <summary>What seals the key ring.</summary>
    public KeyRingSettings KeyRing { get; }

    /// <summary>The audit trail.</summary>
    public AuditOptions Audit { get; }

    /// <summary>The cluster.</summary>
    public ClusterSettings Cluster { get; }

    /// <summary>Reads them.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong or not known.</exception>
    public static DeploymentSettings Read(IConfiguration configuration) => new(configuration);
}
