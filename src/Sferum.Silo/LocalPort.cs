using System.Net;
using System.Net.Sockets;

namespace Sferum.Silo;

/// <summary>Ports that others bind: finds out beforehand whether they can.</summary>
internal static class LocalPort
{
    /// <summary>The port, or a free one for 0.</summary>
    /// <param name="address">The address of this machine at which it is.</param>
    /// <param name="port">The port asked for.</param>
    /// <param name="setting">The setting it comes from, for the message.</param>
    /// <exception cref="PortInUseException">Somebody listens there, or the address is none of this machine's.</exception>
    public static int Free(IPAddress address, int port, string setting)
    {
        using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(address, port));
            return ((IPEndPoint)probe.LocalEndPoint!).Port;
        }
        catch (SocketException error)
        {
            throw new PortInUseException(new IPEndPoint(address, port), setting, error);
        }
    }
}
