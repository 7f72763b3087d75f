namespace Sferum.Silo.Storage;

/// <summary>Opens the store before anything of the silo starts.</summary>
internal sealed class StoreLifecycle(IStore store) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(IStore), ServiceLifecycleStage.First, store.OpenAsync);
}
