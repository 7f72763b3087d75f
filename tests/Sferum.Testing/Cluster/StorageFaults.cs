using System.Collections.Concurrent;
using Orleans.Storage;

namespace Sferum.Testing.Cluster;

/// <summary>How an injected write fails.</summary>
public enum WriteFault
{
    /// <summary>Nothing was written, and the store says so.</summary>
    Refused,

    /// <summary>Nothing was written, and nobody knows.</summary>
    LostBefore,

    /// <summary>It was written, and nobody knows.</summary>
    LostAfter,

    /// <summary>Another activation wrote first.</summary>
    Inconsistent,
}

/// <summary>Writes that fail on demand.</summary>
public sealed class StorageFaults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<WriteFault?>> _planned = new();
    private readonly ConcurrentDictionary<string, int> _writesOf = new();
    private readonly List<(long Writes, TaskCompletionSource Reached)> _waiting = [];
    private long _writes;

    /// <summary>Writes that were tried.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Writes of a state (its name) that were tried.</summary>
    public int WritesOf(string stateName) => _writesOf.GetValueOrDefault(stateName);

    /// <summary>The next write of a state (its name) fails, or the one after so many.</summary>
    public void FailNext(string stateName, WriteFault fault, int after = 0)
    {
        var queue = _planned.GetOrAdd(stateName, _ => new());
        for (var i = 0; i < after; i++)
        {
            queue.Enqueue(null);
        }

        queue.Enqueue(fault);
    }

    /// <summary>Waits until so many more writes have been tried.</summary>
    public Task WrittenAsync(int more)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            _waiting.Add((Writes + more, reached));
        }

        Reached();
        return reached.Task;
    }

    /// <summary>Nothing fails any more.</summary>
    public void Clear() => _planned.Clear();

    internal WriteFault? Next(string stateName)
    {
        Interlocked.Increment(ref _writes);
        _writesOf.AddOrUpdate(stateName, 1, static (_, writes) => writes + 1);
        Reached();
        return _planned.TryGetValue(stateName, out var queue) && queue.TryDequeue(out var fault) ? fault : null;
    }

    private void Reached()
    {
        lock (_waiting)
        {
            foreach (var (_, reached) in _waiting.Where(wait => wait.Writes <= Writes))
            {
                reached.TrySetResult();
            }

            _waiting.RemoveAll(wait => wait.Reached.Task.IsCompleted);
        }
    }
}

/// <summary>The real storage with faults in front.</summary>
internal sealed class FaultyStorage(IGrainStorage inner, StorageFaults faults) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => ((ILifecycleParticipant<ISiloLifecycle>)inner).Participate(lifecycle);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var fault = faults.Next(stateName);
        if (fault is null or WriteFault.LostAfter)
        {
            await inner.WriteStateAsync(stateName, grainId, grainState);
        }

        switch (fault)
        {
            case WriteFault.Refused:
                throw new RefusedWriteException();
            case WriteFault.Inconsistent:
                throw new InconsistentStateException("Injected.");
            case not null:
                throw new TimeoutException("Injected.");
        }
    }
}

/// <summary>A write that surely was not made.</summary>
[GenerateSerializer]
public sealed class RefusedWriteException : Exception, Sferum.Grains.Commits.IDefiniteFailure
{
    public RefusedWriteException()
        : base("Injected.")
    {
    }

    public RefusedWriteException(string message)
        : base(message)
    {
    }

    public RefusedWriteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public bool OutcomeUnknown => false;
}
