using Grpc.Net.Client;
using Sferum.Testing.Processes;

namespace Sferum.Benchmarks.Calls;

/// <summary>The service and the sandbox as processes of their own, with fresh data, and the connections of the load.</summary>
internal sealed class BenchmarkDeployment : IAsyncDisposable
{
    private readonly List<GrpcChannel> channels;
    private readonly List<ServiceClients> clients;
    private Task<BenchmarkSchool>? school;

    private BenchmarkDeployment(SandboxProcess sandbox, ServiceProcess service, LoadOptions options)
    {
        (Sandbox, Service, Options) = (sandbox, service, options);
        // One connection carries 100 calls at once, so 32 callers would never open a second one by themselves.
        channels = [.. Enumerable.Range(0, options.Connections).Select(_ => service.Connect())];
        clients = [.. channels.Select(channel => new ServiceClients(channel.CreateCallInvoker()))];
    }

    public SandboxProcess Sandbox { get; }

    public ServiceProcess Service { get; }

    public LoadOptions Options { get; }

    /// <summary>The sample school, imported and in step with the Sferum side; made when first asked for.</summary>
    public Task<BenchmarkSchool> SchoolAsync() => school ??= BenchmarkSchool.PrepareAsync(this);

    /// <summary>The clients on the connection of a caller.</summary>
    public ServiceClients Clients(int caller) => clients[caller % clients.Count];

    public static async Task<BenchmarkDeployment> StartAsync(LoadOptions options)
    {
        var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        try
        {
            var service = await ServiceProcess.StartAsync(sandbox.Address, ("VkPlatform:RequestsPerSecond", "20"));
            return new BenchmarkDeployment(sandbox, service, options);
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        channels.ForEach(channel => channel.Dispose());
        await Service.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
