using System.Net;
using System.Net.Sockets;

namespace Sferum.Silo;

/// <summary>Ports that others bind: finds out beforehand whether they can.</summary>
internal static class LoopbackPort
{
    /// <summary>The port, or a free one for 0.</summary>
    /// <param name="port">The port asked for.</param>
    /// <param name="setting">The setting it comes from, for the message.</param>
    /// <exception cref="PortInUseException">Somebody listens there.</exception>
    public static int Free(int port, string setting)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return ((IPEndPoint)probe.LocalEndPoint!).Port;
        }
        catch (SocketException error)
        {
            throw new PortInUseException(port, setting, error);
        }
    }
}
