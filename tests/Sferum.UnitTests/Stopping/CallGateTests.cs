using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sferum.GrpcHost.Stopping;
using Xunit;

namespace Sferum.UnitTests.Stopping;

public sealed class CallGateTests
{
    private readonly CallGate _gate = new();
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource _call = new();

    [Fact]
    public async Task Stopping_WithNothingUnderWay_WaitsForBalancersOnly()
    {
        var stopping = Stopping(new StopSettings { BalancerWait = TimeSpan.FromSeconds(7) });

        Assert.True(_gate.IsLeaving);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.False(stopping.IsCompleted);
        Assert.Equal(StatusCodes.Status200OK, await PassAsync(Task.CompletedTask));
        _time.Advance(TimeSpan.FromSeconds(1));

        await stopping;
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, await PassAsync(Task.CompletedTask));
    }

    [Fact]
    public async Task Stopping_WithACallUnderWay_EndsWithIt()
    {
        var passing = PassAsync(_call.Task);
        var stopping = Stopping(new StopSettings());

        Assert.False(stopping.IsCompleted);
        _call.SetResult();

        await stopping;
        Assert.Equal(StatusCodes.Status200OK, await passing);
    }

    [Fact]
    public async Task Stopping_WithACallThatDoesNotEnd_GoesOnWithoutIt()
    {
        var passing = PassAsync(_call.Task);
        var stopping = Stopping(new StopSettings { CallTime = TimeSpan.FromSeconds(3) });

        _time.Advance(TimeSpan.FromSeconds(3));

        await stopping;
        Assert.False(passing.IsCompleted);
        _call.SetResult();
        await passing;
    }

    private Task Stopping(StopSettings settings) => new Farewell(_gate, settings, _time, NullLogger<Farewell>.Instance).StoppingAsync(CancellationToken.None);

    private async Task<int> PassAsync(Task work)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/link/ticket";
        await _gate.InvokeAsync(http, _ => work);
        return http.Response.StatusCode;
    }
}
