namespace Sferum.Grains.Platform.Lanes;

/// <summary>
/// At most so many requests in any one second of the platform's, however long they take to get there: a request holds its place from when it leaves until a second after its answer, by which it has
/// surely arrived.
/// </summary>
internal sealed class RateWindow(int requestsPerSecond, TimeProvider time)
{
    // A little more than a second, for clocks that do not run quite alike.
    private static readonly TimeSpan Width = TimeSpan.FromMilliseconds(1005);

    // For when no place is about to become free by itself.
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    private readonly Queue<long> _answered = new();
    private int _underWay;

    /// <summary>How long to wait before the next request, in whole milliseconds; zero when it may go now. A timer passes over less: whoever waits would go round in circles.</summary>
    public TimeSpan Wait()
    {
        while (_answered.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Width)
            _answered.Dequeue();
        if (_underWay + _answered.Count < requestsPerSecond)
            return TimeSpan.Zero;
        return _answered.TryPeek(out var next)
            ? TimeSpan.FromMilliseconds(Math.Ceiling((Width - time.GetElapsedTime(next)).TotalMilliseconds))
            : Glance;
    }

    /// <summary>A request goes now.</summary>
    public void Begin() => _underWay++;

    /// <summary>It does not go after all.</summary>
    public void Spare() => _underWay--;

    /// <summary>Its answer is there, or there will be none.</summary>
    public void End()
    {
        _underWay--;
        _answered.Enqueue(time.GetTimestamp());
    }
}
