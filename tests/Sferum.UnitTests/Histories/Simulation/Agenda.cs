namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>
/// The clock and the diary of a simulated deployment: what happens next, and when. One thread runs everything; what an event sets going is done before the next event, so that between two
/// events nothing is under way but what waits for an event of its own: a message, a write, a call.
/// </summary>
internal sealed class Agenda : TimeProvider
{
    // Far above what any event needs.
    private const int MostTurns = 100_000;

    private readonly PriorityQueue<Entry, (long Moment, long Order)> _entries = new();
    private readonly Queue<(Turns Turns, SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly long _start = new DateTimeOffset(2026, 9, 1, 5, 0, 0, TimeSpan.Zero).UtcTicks;
    private long _now;
    private long _order;
    private int _looks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Events that have happened.</summary>
    public int Happened { get; private set; }

    /// <summary>This moment, counted from the beginning.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(_now);

    /// <summary>When the next event is; null: nothing will ever happen.</summary>
    public TimeSpan? Next => _entries.TryPeek(out _, out var place) ? TimeSpan.FromTicks(place.Moment) : null;

    public override DateTimeOffset GetUtcNow() => new(_start + GetTimestamp(), TimeSpan.Zero);

    // Whoever looks at the clock for ever waits for time to pass that cannot pass.
    public override long GetTimestamp() => _looks++ < MostTurns ? _now : throw new InvalidOperationException($"Something goes round in circles at {Elapsed}.");

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new AgendaTimer(this, (Turns)SynchronizationContext.Current!, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Something is to happen, unless the process in which it would happen is dead by then.</summary>
    public void Add(TimeSpan delay, Turns turns, Action act) => _entries.Enqueue(new Entry(turns, act), (_now + Math.Max(0, delay.Ticks), _order++));

    /// <summary>Goes on with something that waited, within the present event.</summary>
    public void Continue(Turns turns, SendOrPostCallback callback, object? state) => _ready.Enqueue((turns, callback, state));

    /// <summary>Lets the next event happen.</summary>
    public void Step()
    {
        if (!_entries.TryDequeue(out var entry, out var place))
        {
            throw new InvalidOperationException("Nothing will ever happen.");
        }

        (_now, _looks) = (place.Moment, 0);
        Happened++;
        Run(entry.Turns, static act => ((Action)act!)(), entry.Act);
        while (_ready.TryDequeue(out var ready))
        {
            Run(ready.Turns, ready.Callback, ready.State);
        }
    }

    /// <summary>Lets time pass, and happen what is due until then.</summary>
    public void Pass(TimeSpan time)
    {
        var until = Elapsed + time;
        while (Next <= until)
        {
            Step();
        }

        _now = until.Ticks;
    }

    private static void Run(Turns turns, SendOrPostCallback callback, object? state)
    {
        if (turns.IsOver)
        {
            return;
        }

        SynchronizationContext.SetSynchronizationContext(turns);
        callback(state);
    }

    private readonly record struct Entry(Turns Turns, Action Act);
}
