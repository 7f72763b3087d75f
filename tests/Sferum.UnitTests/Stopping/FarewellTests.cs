using System.Net;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Sferum.GrpcHost.Stopping;
using Sferum.Testing;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Stopping;

/// <summary>The end in order, over real sockets: who is being answered is answered, who comes is sent away with a time, balancers see it.</summary>
public sealed class FarewellTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Stop_WithACallUnderWay_FinishesItAndTakesNoNewOnes()
    {
        await using var sferum = await SferumUnderTest.StartAsync();
        var clients = new ServiceClients(sferum.Channel.CreateCallInvoker());
        using var import = await OpenImport.BeginAsync(clients, "schools/leaving");
        var gate = sferum.Services.GetRequiredService<CallGate>();
        await Eventually.HoldsAsync(() => Task.FromResult(gate.UnderWay == 1), Patience);

        var stopping = sferum.StopAsync();
        using var live = await GetAsync(sferum, "healthz");
        using var ready = await GetAsync(sferum, "readyz");
        using var json = await GetAsync(sferum, "v1/schools/leaving");
        using var page = await GetAsync(sferum, "link/ticket");
        var refused = await Assert.ThrowsAsync<RpcException>(() => clients.Chats.GetChatAsync(new GetChatRequest { Name = "schools/leaving/chats/1" }).ResponseAsync);
        Assert.False(stopping.IsCompleted);
        var imported = await import.FinishAsync();

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, json.StatusCode);
        Assert.NotNull(json.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.True(refused.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
        Assert.StartsWith("schools/leaving/", imported.Name, StringComparison.Ordinal);
        await stopping.WaitAsync(Patience);
    }

    private static Task<HttpResponseMessage> GetAsync(SferumUnderTest sferum, string path) => sferum.Http.GetAsync(new Uri(path, UriKind.Relative));
}
