namespace Sferum.Grains.Commits;

/// <summary>This silo's share of the sweep, as the cluster is now, and when that changes.</summary>
internal sealed class SweepShares : ISiloStatusListener
{
    private readonly ISiloStatusOracle _silos;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SweepShares(ISiloStatusOracle silos)
    {
        _silos = silos;
        silos.SubscribeToSiloStatusEvents(this);
    }

    /// <summary>The share.</summary>
    public SweepShare Now => SweepShare.Of(_silos.SiloAddress.ToParsableString(), _silos.GetActiveSilos().Select(silo => silo.ToParsableString()));

    /// <summary>Ends when a silo has come or gone since this was asked for.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status is SiloStatus.Active or SiloStatus.Dead)
        {
            Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }
}
