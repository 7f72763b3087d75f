using System.Net;
using System.Net.Sockets;
using System.Text;
using Sferum.Grains.Platform;
using Xunit;

namespace Sferum.UnitTests.VkPlatform;

/// <summary>What the real sockets handler makes of a real server's end: whether it was sent is the one thing a scripted wire cannot prove.</summary>
public sealed class VkSocketTests : IDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly Uri _address;

    public VkSocketTests()
    {
        _server.Start();
        _address = new Uri($"http://127.0.0.1:{((IPEndPoint)_server.LocalEndpoint).Port}");
    }

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Execute_WhenNobodyListens_IsAgainSoon()
    {
        _server.Stop();
        Assert.Equal(PlatformResult.Failed(PlatformFault.AgainSoon, "connection"), await AskAsync());
    }

    [Fact]
    public async Task Execute_WhenTheAnswerIsDropped_IsUnknownAndAskedOnce()
    {
        var asked = AskAsync();
        using (var connection = await _server.AcceptTcpClientAsync())
            await ReadRequestAsync(connection);
        Assert.Equal(PlatformResult.Failed(PlatformFault.Unknown, "connection"), await asked);
        Assert.False(_server.Pending());
    }

    [Fact]
    public async Task Execute_WhenTheBodyNeverEnds_IsUnknownInTime()
    {
        var asked = AskAsync(TimeSpan.FromSeconds(2));
        using var connection = await _server.AcceptTcpClientAsync();
        await ReadRequestAsync(connection);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"));
        Assert.Equal(PlatformResult.Failed(PlatformFault.Unknown, "timeout"), await asked);
    }

    [Fact]
    public async Task Execute_WhenTheBodyIsHuge_IsUnknown()
    {
        var asked = AskAsync();
        using var connection = await _server.AcceptTcpClientAsync();
        await ReadRequestAsync(connection);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n{"));
        Assert.Equal(PlatformResult.Failed(PlatformFault.Unknown, "too_large"), await asked);
    }

    [Fact]
    public async Task Execute_WhenAnswered_IsDone()
    {
        var asked = AskAsync();
        using var connection = await _server.AcceptTcpClientAsync();
        var request = await ReadRequestAsync(connection);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"response\":1}"));
        Assert.True((await asked).IsDone);
        Assert.StartsWith("POST /method/messages.addChatUser HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<PlatformResult> AskAsync(TimeSpan? timeout = null)
    {
        await using var app = new PlatformUnderTest(
            options =>
            {
                options.ApiBaseAddress = _address;
                options.RequestTimeout = timeout ?? TimeSpan.FromSeconds(20);
                options.ConnectTimeout = options.RequestTimeout;
            },
            sockets: true);
        return await app.AskAsync(new AddMemberCall("1", "2"));
    }

    private static async Task<string> ReadRequestAsync(TcpClient connection)
    {
        var text = "";
        var buffer = new byte[4096];
        while (!text.EndsWith($"access_token={PlatformUnderTest.Token}", StringComparison.Ordinal))
        {
            var read = await connection.GetStream().ReadAsync(buffer);
            if (read == 0)
                throw new EndOfStreamException("The client went away in the middle of its request.");
            text += Encoding.ASCII.GetString(buffer, 0, read);
        }

        return text;
    }
}
