using Sferum.Testing.Processes;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>One deployment for the tests of many rows: each has a school and people of its own. The platform's rate is raised on both sides, so that waiting for it is not what is tested.</summary>
public sealed class SharedDeployment : IAsyncLifetime, IAsyncDisposable
{
    private int _schools;

    public SandboxProcess Sandbox { get; private set; } = null!;

    public ServiceProcess Service { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        Service = await ServiceProcess.StartAsync(Sandbox.Address, ("VkPlatform:RequestsPerSecond", "20"));
    }

    /// <summary>A new school, of which nothing is known yet.</summary>
    public LivingSchool NewSchool(string name = "row") => new(this, $"{name}-{Interlocked.Increment(ref _schools)}");

    /// <summary>A deployment for one test alone, of processes that the test has started in its own way.</summary>
    public static SharedDeployment Of(SandboxProcess sandbox, ServiceProcess service) => new() { Sandbox = sandbox, Service = service };

    /// <summary>A deployment for one test alone.</summary>
    public static async Task<SharedDeployment> StartAsync()
    {
        var deployment = new SharedDeployment();
        await deployment.InitializeAsync();
        return deployment;
    }

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
