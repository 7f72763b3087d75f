namespace Sferum.UnitTests.Conferences.Years;

/// <summary>When the service and the platform are there: what was in order, and from when.</summary>
internal sealed class Weather(VirtualTime time)
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _fair = [];
    private DateTimeOffset? _since = time.Now;
    private int _troubles;

    /// <summary>Whether everything is in order now.</summary>
    public bool IsFair => _troubles == 0;

    public void Worsen()
    {
        if (_troubles++ == 0)
        {
            _fair.Add((_since!.Value, time.Now));
            _since = null;
        }
    }

    public void Improve()
    {
        if (--_troubles == 0)
        {
            _since = time.Now;
        }
    }

    /// <summary>When everything had been in order for a while without a break, looked at from a moment on; null: not before another.</summary>
    public DateTimeOffset? FairFor(TimeSpan length, DateTimeOffset from, DateTimeOffset before)
    {
        foreach (var (begin, end) in _fair.Append((_since ?? DateTimeOffset.MaxValue, DateTimeOffset.MaxValue)))
        {
            var first = begin < from ? from : begin;
            if (first < end && end - first >= length && before - first >= length)
            {
                return first + length;
            }
        }

        return null;
    }
}
