using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Storage;

namespace Sferum.Testing.Cluster;

/// <summary>Rows in memory that several clusters share, each with a version, as silos share a database that do not see each other. States are immutable and kept as they are.</summary>
public sealed class SharedRows : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ConcurrentDictionary<(string Name, GrainId Grain), (object State, long Version)> _rows = new();
    private readonly Lock _gate = new();

    public void Participate(ISiloLifecycle lifecycle)
    {
        // Rows in memory need no opening.
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_rows.TryGetValue((stateName, grainId), out var row))
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = ((T)row.State, Tag(row.Version), true);
        }
        else
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_gate)
        {
            var known = _rows.GetValueOrDefault((stateName, grainId)).Version;
            if (Tag(known) != (grainState.ETag ?? Tag(0)))
            {
                throw new InconsistentStateException("Another silo wrote first.", Tag(known), grainState.ETag);
            }

            _rows[(stateName, grainId)] = (grainState.State!, known + 1);
            (grainState.ETag, grainState.RecordExists) = (Tag(known + 1), true);
        }

        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();

    private static string Tag(long version) => version.ToString(CultureInfo.InvariantCulture);
}
