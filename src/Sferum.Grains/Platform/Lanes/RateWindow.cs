namespace Sferum.Grains.Platform.Lanes;

/// <summary>
/// At most so many requests in any one second, wherever that second begins. The window is a little longer than a second, because requests that left apart may arrive closer
/// together.
/// </summary>
internal sealed class RateWindow(int requestsPerSecond, TimeProvider time)
{
    private static readonly TimeSpan Width = TimeSpan.FromMilliseconds(1050);

    private readonly Queue<long> _sent = new();

    /// <summary>How long to wait before the next request, in whole milliseconds; zero when it may go now. A timer passes over less: whoever waits would go round in circles.</summary>
    public TimeSpan Wait()
    {
        while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Width)
            _sent.Dequeue();
        return _sent.Count < requestsPerSecond
            ? TimeSpan.Zero
            : TimeSpan.FromMilliseconds(Math.Ceiling((Width - time.GetElapsedTime(_sent.Peek())).TotalMilliseconds));
    }

    /// <summary>A request goes now.</summary>
    public void Note() => _sent.Enqueue(time.GetTimestamp());
}
