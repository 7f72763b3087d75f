namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>A timer in the diary; serves the runtime's timers and a grain's.</summary>
internal sealed class AgendaTimer(Agenda agenda, Turns turns, Action tick) : ITimer, IGrainTimer
{
    private int _version;
    private bool _isOver;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        var version = ++_version;
        if (dueTime != Timeout.InfiniteTimeSpan && !_isOver)
        {
            agenda.Add(dueTime, turns, () => Tick(version, period));
        }

        return !_isOver;
    }

    void IGrainTimer.Change(TimeSpan dueTime, TimeSpan period) => Change(dueTime, period);

    public void Dispose() => (_isOver, _version) = (true, _version + 1);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Tick(int version, TimeSpan period)
    {
        if (version != _version)
        {
            return;
        }

        if (period > TimeSpan.Zero)
        {
            Change(period, period);
        }

        tick();
    }
}
