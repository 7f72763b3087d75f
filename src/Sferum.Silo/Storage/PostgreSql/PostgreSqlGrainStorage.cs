using Orleans.Storage;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>The provider for states, whose troubles it tells in the service's own words: a driver's exception could not cross to another silo.</summary>
internal sealed class PostgreSqlGrainStorage(IGrainStorage provider) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => ((ILifecycleParticipant<ISiloLifecycle>)provider).Participate(lifecycle);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ToldAsync(provider.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ToldAsync(provider.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ToldAsync(provider.ClearStateAsync(stateName, grainId, grainState));

    private static async Task ToldAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception error) when (PostgreSqlFaults.IsTrouble(error))
        {
            throw PostgreSqlFaults.OfCommand(error);
        }
    }
}
