using System.Net;
using System.Net.Sockets;
using Sferum.Silo.Storage;

namespace Sferum.Silo.Clustering;

/// <summary>
/// The one place that says at which address a silo may listen. Whoever reaches a silo's ports can call any grain, so that they are closed to strangers: beyond loopback only where silos and facades prove to each other
/// that they belong together (<see cref="ClusterTlsSettings"/>).
/// </summary>
public static class SiloExposure
{
    private const string Address = $"{SiloSettings.Section}:{nameof(SiloSettings.Address)}";

    /// <summary>The address to listen at, and to be reached at.</summary>
    /// <param name="settings">The deployment's settings.</param>
    /// <exception cref="SiloExposedException">The address is none, or strangers could reach it.</exception>
    public static IPAddress Allowed(DeploymentSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var address = Read(settings.Silo);
        if (IPAddress.IsLoopback(address))
            return address;
        if (!settings.Cluster.Tls.IsSet)
            throw new SiloExposedException($"{Address} is {address}: a silo's ports are open to whoever reaches them, so that only 127.0.0.1 is allowed until silos and facades prove who they are; set {ClusterTlsSettings.Section}.");
        if (settings.Storage.Kind != StorageKind.PostgreSql)
            throw new SiloExposedException($"{Address} is {address}: on {settings.Storage.Kind} a silo is alone, and nobody has to reach it; leave 127.0.0.1.");
        return IsOfOneMachine(address)
            ? address
            : throw new SiloExposedException($"{Address} is {address}, at which nobody can reach a silo: give the one address of this machine that the others know.");
    }

    /// <summary>The address for what is meant for this machine alone: the silo's own where that is loopback, else 127.0.0.1.</summary>
    /// <param name="silo">The silo's settings.</param>
    /// <exception cref="SiloExposedException">The silo's address is none.</exception>
    internal static IPAddress OfThisMachine(SiloSettings silo) => Read(silo) is var address && IPAddress.IsLoopback(address) ? address : IPAddress.Loopback;

    private static IPAddress Read(SiloSettings silo) => IPAddress.TryParse(silo.Address, out var address)
        ? address
        : throw new SiloExposedException($"{Address} is not an address: {silo.Address}. Give the number at which other silos reach this one, say 127.0.0.1.");

    // Not "all addresses", nor one of many machines.
    private static bool IsOfOneMachine(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork
        ? address.GetAddressBytes()[0] is > 0 and < 224
        : !address.Equals(IPAddress.IPv6Any) && !address.IsIPv6Multicast;
}
