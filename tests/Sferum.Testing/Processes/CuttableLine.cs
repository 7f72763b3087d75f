using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sferum.Testing.Processes;

/// <summary>Passes on what is said between a process and a server on loopback, until it is cut.</summary>
public sealed class CuttableLine : IAsyncDisposable
{
    private readonly int _target;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly Task _accepting;
    private volatile bool _isCut;

    /// <summary>Opens one to a port.</summary>
    /// <param name="target">The server's port.</param>
    public CuttableLine(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port to connect to in place of the server's.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Breaks every connection, and every new one, until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var client in _open.Keys)
            client.Dispose();
    }

    /// <summary>Takes connections again.</summary>
    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Dispose();
        Cut();
        await _accepting;
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_over.Token));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient { NoDelay = true };
        using (near)
        {
            near.NoDelay = true;
            _open[near] = true;
            _open[far] = true;
            try
            {
                if (_isCut)
                    return;
                await far.ConnectAsync(IPAddress.Loopback, _target, _over.Token);
                await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
            }
            catch (Exception broken) when (broken is OperationCanceledException or SocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // Either side has gone, or it was cut.
            }
            finally
            {
                _open.TryRemove(near, out _);
                _open.TryRemove(far, out _);
            }
        }
    }
}
