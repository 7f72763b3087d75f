using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Sferum.Grains.UserLinks;
using Sferum.Silo.Storage.PostgreSql;

namespace Sferum.Silo.Security;

/// <summary>Puts the sealing of tokens behind its port.</summary>
public static class TokenProtectionHosting
{
    /// <summary>The folder of the key ring, below the data directory.</summary>
    internal const string Folder = "keys";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// Adds <see cref="ITokenProtector"/> with its key ring in <c>keys</c> below the data directory, which only the owner may enter. Who has that folder and
    /// the database has the tokens: beyond loopback give the ring a certificate through the builder that comes back. A lost ring means linking again.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="dataDirectory">The directory of the deployment's data; made when it is missing.</param>
    public static IDataProtectionBuilder AddTokenProtection(this IServiceCollection services, string dataDirectory) =>
        services.AddProtector().PersistKeysToFileSystem(KeyRing(dataDirectory));

    /// <summary>Adds <see cref="ITokenProtector"/> with its key ring in the cluster's database (<see cref="PostgreSqlPools"/>). Who has the database has the tokens, but for a certificate.</summary>
    /// <param name="services">The host's services.</param>
    internal static IDataProtectionBuilder AddSharedTokenProtection(this IServiceCollection services)
    {
        services.AddOptions<KeyManagementOptions>().Configure<PostgreSqlPools>((ring, pools) => ring.XmlRepository = new PostgreSqlKeyRing(pools));
        return services.AddProtector();
    }

    private static IDataProtectionBuilder AddProtector(this IServiceCollection services)
    {
        services.AddSingleton<ITokenProtector, DataProtectionTokenProtector>();
        return services.AddDataProtection()
            // Fixed: the default is the content root's path, so that a moved installation could not open its own tokens.
            .SetApplicationName("Sferum.Orleans");
    }

    private static DirectoryInfo KeyRing(string dataDirectory)
    {
        var ring = new DirectoryInfo(Path.Combine(dataDirectory, Folder));
        if (OperatingSystem.IsWindows())
            ring.Create();
        else
            CreateForOwner(ring);
        return ring;
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void CreateForOwner(DirectoryInfo ring)
    {
        Directory.CreateDirectory(ring.FullName, OwnerOnly);
        // One that was there already, with wider rights.
        File.SetUnixFileMode(ring.FullName, OwnerOnly);
    }
}
