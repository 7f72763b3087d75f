using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Sferum.GrpcHost.Auth;

namespace Sferum.UnitTests.Requests;

/// <summary>A call without a server.</summary>
internal sealed class FakeCall(string method = "/sferum.v1.ChatService/GetChat", DateTime? deadline = null, CancellationToken cancellation = default)
    : ServerCallContext
{
    private readonly Dictionary<object, object> _state = new() { ["__HttpContext"] = Http() };

    protected override string MethodCore => method;

    protected override string HostCore => "localhost";

    protected override string PeerCore => "ipv4:127.0.0.1:1";

    protected override DateTime DeadlineCore => deadline ?? DateTime.MaxValue;

    protected override Metadata RequestHeadersCore { get; } = [];

    protected override CancellationToken CancellationTokenCore => cancellation;

    protected override Metadata ResponseTrailersCore { get; } = [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore { get; } = new("", []);

    protected override IDictionary<object, object> UserStateCore => _state;

    // Whoever calls on this machine.
    private static DefaultHttpContext Http()
    {
        var http = new DefaultHttpContext();
        http.Features.Set(Caller.Loopback);
        return http;
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => throw new NotSupportedException();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
}
