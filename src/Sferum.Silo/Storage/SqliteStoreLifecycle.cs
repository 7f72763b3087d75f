namespace Sferum.Silo.Storage;

/// <summary>Opens the store before anything of the silo starts.</summary>
internal sealed class SqliteStoreLifecycle(SqliteStore store) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(SqliteStore), ServiceLifecycleStage.First, _ =>
        {
            store.Open();
            return Task.CompletedTask;
        });
}
