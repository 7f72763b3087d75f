namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>Where the code of one process goes on after it has waited. Once the process is dead, nothing of it goes on.</summary>
internal sealed class Turns(Agenda agenda, int generation = 0) : SynchronizationContext
{
    private readonly Thread _thread = Thread.CurrentThread;

    /// <summary>Which start of a process this is: no other has the same.</summary>
    public int Generation => generation;

    /// <summary>Whether the process is dead.</summary>
    public bool IsOver { get; private set; }

    public void End() => IsOver = true;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Thread.CurrentThread != _thread)
        {
            throw new InvalidOperationException("Something left the thread on which everything is to happen in order.");
        }

        agenda.Continue(this, d, state);
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    public override SynchronizationContext CreateCopy() => this;
}
