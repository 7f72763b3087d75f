namespace Sferum.UnitTests.Conferences.Years;

/// <summary>A clock that goes from one thing that happens to the next.</summary>
internal sealed class VirtualTime(DateTimeOffset begins)
{
    private readonly PriorityQueue<Action, (DateTimeOffset At, long Place)> _ahead = new();
    private long _places;

    public DateTimeOffset Now { get; private set; } = begins;

    public void At(DateTimeOffset moment, Action happens) => _ahead.Enqueue(happens, (moment < Now ? Now : moment, _places++));

    public void RunUntil(DateTimeOffset end)
    {
        while (_ahead.TryPeek(out _, out var next) && next.At <= end)
        {
            Now = next.At;
            _ahead.Dequeue()();
        }

        Now = end;
    }
}
