using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Sferum.Testing.Processes;

/// <summary>
/// Ports on loopback that stay good while a process is down: below the range from which systems take the ports of outgoing connections (32768 and up),
/// so that no client sits on one when the process comes back. None is given twice in a run.
/// </summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int Limit = 32_000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Taken = [];

    public static int Take()
    {
        lock (Gate)
        {
            for (var attempt = 0; attempt < 1_000; attempt++)
            {
                var port = RandomNumberGenerator.GetInt32(First, Limit);
                if (!Taken.Contains(port) && IsFree(port) && Taken.Add(port))
                    return port;
            }
        }

        throw new InvalidOperationException($"No free port between {First} and {Limit}.");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
