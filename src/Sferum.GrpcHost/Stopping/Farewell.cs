namespace Sferum.GrpcHost.Stopping;

/// <summary>
/// The first steps of an end, before any service stops: readiness off, a wait for balancers, no new calls, those under way finished. What follows is the host's: the server closes (GOAWAY), the silo hands its grains
/// over, the storage closes.
/// </summary>
internal sealed partial class Farewell(CallGate gate, StopSettings settings, TimeProvider time, ILogger<Farewell> logger) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        gate.Leave();
        if (settings.BalancerWait > TimeSpan.Zero)
        {
            await Task.Delay(settings.BalancerWait, time, cancellationToken);
        }

        var empty = gate.CloseAsync();
        if (!empty.IsCompleted)
        {
            Waiting(gate.UnderWay);
            await empty.WaitAsync(settings.CallTime, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!empty.IsCompleted)
        {
            GivenUp(gate.UnderWay);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: {Calls} calls are under way and are waited for.")]
    private partial void Waiting(int calls);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopping: {Calls} calls did not end in their time and are given up.")]
    private partial void GivenUp(int calls);
}
