using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Sferum.Silo;

namespace Sferum.GrpcHost.Start;

/// <summary>
/// A port of this machine, of 127.0.0.1 unless another address is asked for, taken before anything is built: what has to know the address beforehand (the platform's return address) knows the real one also
/// where "any free port" was asked for, and a port in use is told in one line.
/// </summary>
internal sealed class FaceSocket : IDisposable
{
    private readonly Socket _socket;

    private readonly string _scheme;

    private FaceSocket(Socket socket, string scheme) => (_socket, _scheme) = (socket, scheme);

    internal int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>The address at which this machine reaches it.</summary>
    internal Uri Address => new UriBuilder(_scheme, Ip.Equals(IPAddress.Any) ? "127.0.0.1" : Ip.Equals(IPAddress.IPv6Any) ? "[::1]" : Ip.ToString(), Port).Uri;

    /// <summary>The address it is bound to.</summary>
    internal IPAddress Ip => ((IPEndPoint)_socket.LocalEndPoint!).Address;

    /// <summary>Takes a port; 0 takes a free one.</summary>
    /// <param name="port">The port.</param>
    /// <param name="setting">The setting it comes from, for the message.</param>
    /// <param name="ip">The address; 127.0.0.1 when null.</param>
    /// <param name="isTls">Whether it speaks TLS.</param>
    /// <exception cref="PortInUseException">It is taken already, or the address is none of this machine's.</exception>
    internal static FaceSocket Take(int port, string setting, IPAddress? ip = null, bool isTls = false)
    {
        var address = ip ?? IPAddress.Loopback;
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            if (port == 0)
            {
                // Bound and silent, the same free port could be given to a second process as well.
                socket.Listen();
            }

            return new FaceSocket(socket, isTls ? Uri.UriSchemeHttps : Uri.UriSchemeHttp);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw new PortInUseException(new IPEndPoint(address, port), setting, error);
        }
    }

    /// <summary>Has the server listen on the sockets instead of opening its own.</summary>
    internal static void Hand(SocketTransportOptions transport, params FaceSocket[] sockets) =>
        transport.CreateBoundListenSocket = endpoint =>
            sockets.FirstOrDefault(taken => endpoint is IPEndPoint wanted && wanted.Port == taken.Port)?._socket
            ?? SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);

    public void Dispose() => _socket.Dispose();
}
