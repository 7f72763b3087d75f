using Sferum.Testing.Processes;
using Sferum.V1;

namespace Sferum.Benchmarks.Calls.Scenarios;

/// <summary>A page of 50 chats of a school that has 55.</summary>
internal sealed class ListChats : IScenario
{
    private ListChatsRequest request = new();

    public string Name => "ListChats, 50 rows";

    public async Task PrepareAsync(BenchmarkDeployment deployment) =>
        request = new ListChatsRequest { Parent = (await deployment.SchoolAsync()).Name, PageSize = 50 };

    public async Task CallAsync(ServiceClients clients, int caller, int number) => await clients.Chats.ListChatsAsync(request);
}
