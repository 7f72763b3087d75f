using Sferum.Testing.Processes;
using Sferum.V1;

namespace Sferum.Benchmarks.Calls.Scenarios;

/// <summary>Reads of one chat, over all chats of the school.</summary>
internal sealed class GetChat : IScenario
{
    private GetChatRequest[] requests = [];

    public string Name => "GetChat";

    public async Task PrepareAsync(BenchmarkDeployment deployment) =>
        requests = [.. (await deployment.SchoolAsync()).Chats.Select(chat => new GetChatRequest { Name = chat })];

    public async Task CallAsync(ServiceClients clients, int caller, int number) =>
        await clients.Chats.GetChatAsync(requests[(caller + number) % requests.Length]);
}
