using Orleans.Storage;
using Sferum.Grains.Commits;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>A grain's row, as the grain has it in memory.</summary>
internal sealed class DiskState<T> : IPersistentState<T>
    where T : class, new()
{
    private readonly Deployment _deployment;
    private readonly Activation _owner;
    private readonly Chance _chance;
    private int _etag;
    private int _writes;

    public DiskState(Deployment deployment, Activation owner, Chance chance)
    {
        (_deployment, _owner, _chance) = (deployment, owner, chance);
        var row = deployment.Disk.Read(owner.Class.Name, owner.Key);
        (State, _etag) = (row.State as T ?? new T(), row.Etag);
    }

    public T State { get; set; }

    public string? Etag => throw new NotSupportedException();

    public bool RecordExists => _etag > 0;

    public Task ReadStateAsync() => throw new NotSupportedException();

    public Task ClearStateAsync() => throw new NotSupportedException();

    public Task WriteStateAsync()
    {
        var written = new TaskCompletionSource();
        var weather = _deployment.Weather.OfWrite(_chance.For((ulong)++_writes));
        var next = State;
        var late = _deployment.Planted.LateBy(next);
        if (late > TimeSpan.Zero)
        {
            _deployment.Agenda.Add(late, _owner.Process, () => Write(next, weather with { Fails = false, IsWritten = true }, new TaskCompletionSource()));
            return Task.CompletedTask;
        }

        _deployment.Agenda.Add(weather.Before, _owner.Process, () => Write(next, weather, written));
        return written.Task;
    }

    // The process may die before the row is written, and after that, before anybody hears of it.
    private void Write(T next, WriteWeather weather, TaskCompletionSource written)
    {
        Exception? failure = weather.Fails ? new DiskTrouble(outcomeUnknown: weather.IsWritten) : null;
        if (weather.IsWritten)
        {
            if (_deployment.Disk.TryWrite(_owner.Class.Name, _owner.Key, next, _etag, _deployment.Planted))
            {
                _etag++;
            }
            else
            {
                failure = new InconsistentStateException("Another activation wrote first.");
            }
        }

        _deployment.Agenda.Add(weather.After, _owner.Process, () => Tell(written, failure));
    }

    private static void Tell(TaskCompletionSource written, Exception? failure)
    {
        if (failure is null)
        {
            written.SetResult();
        }
        else
        {
            written.SetException(failure);
        }
    }
}

/// <summary>The store has failed.</summary>
internal sealed class DiskTrouble(bool outcomeUnknown) : Exception, IDefiniteFailure
{
    public bool OutcomeUnknown { get; } = outcomeUnknown;
}
