using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Audit;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Limits;
using Sferum.GrpcHost.Requests;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Requests;

public sealed class CallInterceptorTests
{
    private const string Read = "/sferum.v1.ChatService/GetChat";
    private const string Change = "/sferum.v1.ChatService/DeleteChat";

    private readonly FakeTimeProvider _time = new();
    private readonly CallInterceptor _interceptor;

    public CallInterceptorTests() => _interceptor = new CallInterceptor(new CallTroubles(NullLogger<CallTroubles>.Instance), new CallerGate(null!, new CallLimits(new LimitSettings(), new AuthSettings(), _time)), new CallAudit(null!, _time, NullLogger<CallAudit>.Instance), _time);

    public static TheoryData<Exception, string, string> Troubles => new()
    {
        { new SferumFault(FaultKind.OutcomeUnknown), Change, "OUTCOME_UNKNOWN" },
        { new SferumFault(FaultKind.Unavailable), Change, "UNAVAILABLE" },
        { new SferumFault(FaultKind.DamagedState), Read, "DATA_DAMAGED" },
        { new SferumFault(FaultKind.Bug), Read, "INTERNAL" },
        { new TimeoutException(), Read, "UNAVAILABLE" },
        { new TimeoutException(), Change, "OUTCOME_UNKNOWN" },
        { new SiloUnavailableException(), Read, "UNAVAILABLE" },
        { new SiloUnavailableException(), Change, "OUTCOME_UNKNOWN" },
        { new LimitExceededException("secret"), Change, "RATE_LIMITED" },
        { new OperationCanceledException(), Change, "OUTCOME_UNKNOWN" },
        { new RpcException(new Grpc.Core.Status(StatusCode.Unimplemented, "")), Read, "NOT_IMPLEMENTED_YET" },
        { new InvalidOperationException("secret"), Read, "INTERNAL" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Unary_WhenTheServiceFails_AnswersTheReasonAndNothingElse(Exception trouble, string method, string reason)
    {
        var failing = FailAsync(new FakeCall(method), () => throw trouble);
        while (!failing.IsCompleted)
        {
            // Of a dying silo: made once more after a moment.
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var error = await failing;
        Assert.Equal(reason, Reason(error));
        Assert.DoesNotContain("secret", error.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(reason == "INTERNAL", error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata.ContainsKey("trace_id"));
    }

    [Fact]
    public async Task Unary_WhenTheSiloHasLeft_IsAnsweredByTheNext()
    {
        var made = 0;
        var answering = _interceptor.UnaryServerHandler<GetChatRequest, Chat>(new GetChatRequest { Name = "schools/7/chats/1" }, new FakeCall(Read), (_, _) =>
            ++made == 1 ? throw new SiloUnavailableException() : Task.FromResult(new Chat { Title = "5 А" }));
        while (!answering.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("5 А", (await answering).Title);
    }

    [Fact]
    public async Task Unary_WhenNoDeadlineIsGiven_EndsAfter15Seconds()
    {
        var call = new FakeCall();
        var failing = FailAsync(call, async () =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, CallCancellation.Of(call));
            return new Chat();
        });

        _time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(failing.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("DEADLINE_EXCEEDED", Reason(await failing));
    }

    [Fact]
    public async Task Unary_WhenTheCallerIsGone_IsCancelled()
    {
        using var gone = new CancellationTokenSource();
        var call = new FakeCall(cancellation: gone.Token);
        var failing = FailAsync(call, async () =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, CallCancellation.Of(call));
            return new Chat();
        });

        await gone.CancelAsync();

        Assert.Equal("CANCELLED", Reason(await failing));
    }

    [Fact]
    public async Task Unary_WhenTheFormIsWrong_DoesNotReachTheService()
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => _interceptor.UnaryServerHandler<GetChatRequest, Chat>(
            new GetChatRequest(), new FakeCall(), (_, _) => throw new InvalidOperationException()));
        Assert.Equal("FIELD_REQUIRED", Reason(error));
    }

    private Task<RpcException> FailAsync(ServerCallContext call, Func<Task<Chat>> service) => Assert.ThrowsAsync<RpcException>(
        () => _interceptor.UnaryServerHandler<GetChatRequest, Chat>(new GetChatRequest { Name = "schools/7/chats/1" }, call, (_, _) => service()));

    private static string Reason(RpcException error) => error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason;
}
