using System.Net;

namespace Sferum.Silo.Clustering;

/// <summary>
/// The one place that says at which address a silo may listen. Whoever reaches a silo's ports can call any grain, so that they are closed to strangers: until silos prove to each other who they are,
/// only loopback is allowed.
/// </summary>
public static class SiloExposure
{
    /// <summary>The address to listen at.</summary>
    /// <param name="settings">The silo's settings.</param>
    /// <exception cref="SiloExposedException">The address is none, or strangers could reach it.</exception>
    public static IPAddress Allowed(SiloSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!IPAddress.TryParse(settings.Address, out var address))
            throw new SiloExposedException($"{SiloSettings.Section}:{nameof(settings.Address)} is not an address: {settings.Address}. Give the number at which other silos reach this one, say 127.0.0.1.");
        return IPAddress.IsLoopback(address)
            ? address
            : throw new SiloExposedException($"{SiloSettings.Section}:{nameof(settings.Address)} is {address}: a silo's ports are open to whoever reaches them, so that only 127.0.0.1 is allowed.");
    }
}
