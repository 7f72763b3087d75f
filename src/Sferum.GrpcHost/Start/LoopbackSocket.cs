using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Sferum.Silo;

namespace Sferum.GrpcHost.Start;

/// <summary>
/// A port of 127.0.0.1, taken before anything is built: what has to know the address beforehand (the platform's return address) knows the real one also
/// where "any free port" was asked for, and a port in use is told in one line.
/// </summary>
internal sealed class LoopbackSocket : IDisposable
{
    private readonly Socket _socket;

    private LoopbackSocket(Socket socket) => _socket = socket;

    internal int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    internal Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>Takes a port; 0 takes a free one.</summary>
    /// <exception cref="PortInUseException">It is taken already.</exception>
    internal static LoopbackSocket Take(int port, string setting)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            if (port == 0)
            {
                // Bound and silent, the same free port could be given to a second process as well.
                socket.Listen();
            }

            return new LoopbackSocket(socket);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw new PortInUseException(port, setting, error);
        }
    }

    /// <summary>Has the server listen on the sockets instead of opening its own.</summary>
    internal static void Hand(SocketTransportOptions transport, params LoopbackSocket[] sockets) =>
        transport.CreateBoundListenSocket = endpoint =>
            sockets.FirstOrDefault(taken => endpoint is IPEndPoint wanted && wanted.Port == taken.Port)?._socket
            ?? SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);

    public void Dispose() => _socket.Dispose();
}
