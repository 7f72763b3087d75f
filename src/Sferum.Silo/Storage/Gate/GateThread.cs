using System.Collections.Concurrent;

namespace Sferum.Silo.Storage.Gate;

/// <summary>A thread of its own that carries out work from a bounded queue, so that no thread of the pool ever waits for the disk.</summary>
internal abstract class GateThread(string name, BlockingCollection<GateWork> queue)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the queue is closed and empty.</summary>
    public Task Ended => _ended.Task;

    /// <summary>How many wait.</summary>
    protected int Waiting => queue.Count;

    public void Start() => new Thread(Run) { Name = name, IsBackground = true }.Start();

    protected bool TryTakeNext(out GateWork work) => queue.TryTake(out work!);

    /// <summary>Carries out this work, and more of the queue if it likes. Never throws.</summary>
    protected abstract void Handle(GateWork work);

    protected abstract void Close();

    private void Run()
    {
        foreach (var work in queue.GetConsumingEnumerable())
            Handle(work);

        Close();
        _ended.SetResult();
    }
}
