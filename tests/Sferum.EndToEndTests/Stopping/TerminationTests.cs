using System.Net;
using Google.Rpc;
using Grpc.Core;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Stopping;

/// <summary>SIGTERM to a real process that is working.</summary>
public sealed class TerminationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    [Trait("tier", "long")]
    public async Task Terminate_WithACallUnderWay_AnswersItSendsOthersAwayAndEndsInOrder()
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        await using var service = await ServiceProcess.StartAsync(sandbox.Address);
        using var http = new HttpClient { BaseAddress = service.HttpAddress };
        using var import = await OpenImport.BeginAsync(service.Clients, "schools/leaving");
        // Until it is seen there: the server counts requests in the order in which they come.
        await Eventually.HoldsAsync(async () => (await http.GetStringAsync(new Uri("metrics", UriKind.Relative))).Contains("sferum_sweep_woken_total", StringComparison.Ordinal), Patience);

        Signals.Terminate(service.ProcessId);
        await Eventually.HoldsAsync(async () => await CodeAsync(http, "readyz") == HttpStatusCode.ServiceUnavailable, Patience);
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(http, "healthz"));
        var refused = await Assert.ThrowsAsync<RpcException>(() => service.Clients.Chats.GetChatAsync(new GetChatRequest { Name = "schools/leaving/chats/1" }).ResponseAsync);
        var imported = await import.FinishAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(service.ExitCode is not null), Patience);

        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.NotNull(refused.GetRpcStatus()?.GetDetail<RetryInfo>());
        Assert.StartsWith("schools/leaving/", imported.Name, StringComparison.Ordinal);
        Assert.Equal(0, service.ExitCode);
    }

    private static async Task<HttpStatusCode> CodeAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
