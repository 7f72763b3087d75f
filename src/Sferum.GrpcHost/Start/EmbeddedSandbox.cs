using Sferum.Sandbox;

namespace Sferum.GrpcHost.Start;

/// <summary>Starts the sandbox with the host and stops it with the host.</summary>
internal sealed class EmbeddedSandbox(SandboxOptions options, Action<WebApplicationBuilder> configure) : IHostedService, IAsyncDisposable
{
    private WebApplication? _sandbox;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _sandbox = SandboxApplication.Create(options, TimeProvider.System, configure);
        await _sandbox.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _sandbox?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _sandbox?.DisposeAsync() ?? ValueTask.CompletedTask;
}
