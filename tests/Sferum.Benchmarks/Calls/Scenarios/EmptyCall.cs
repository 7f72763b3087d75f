using Grpc.Health.V1;
using Sferum.Testing.Processes;

namespace Sferum.Benchmarks.Calls.Scenarios;

/// <summary>Health through the same interceptors: what a call costs that does nothing.</summary>
internal sealed class EmptyCall : IScenario
{
    public string Name => "empty call (health Check)";

    public async Task CallAsync(ServiceClients clients, int caller, int number) => await clients.Health.CheckAsync(new HealthCheckRequest());
}
