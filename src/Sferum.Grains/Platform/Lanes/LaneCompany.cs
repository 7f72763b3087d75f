namespace Sferum.Grains.Platform.Lanes;

/// <summary>
/// Starts and ends of calls come in crowds, and requests are few: a request with one start that leaves a moment before the other twenty-six costs them a second. So the first of them waits for
/// those who are known to be coming, and, when nobody is known of, for as long as timers of one moment lie apart.
/// </summary>
internal sealed class LaneCompany
{
    /// <summary>How often to look.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    private static readonly TimeSpan ForNobody = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan ForThoseComing = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, int> _coming = new(StringComparer.Ordinal);

    /// <summary>Notes how many more a work that has come says to be coming from where it comes from.</summary>
    public void Note(LaneWork work)
    {
        if (!IsRung(work.Priority))
        {
            return;
        }

        if (work.Company > 0)
        {
            _coming[work.Source] = work.Company;
        }
        else
        {
            _coming.Remove(work.Source);
        }
    }

    /// <summary>Whether the next request should wait a little longer.</summary>
    /// <param name="here">Starts and ends that wait in the lane.</param>
    /// <param name="room">Calls that fit in a request.</param>
    /// <param name="waited">How long it has waited for company.</param>
    public bool IsAwaited(int here, int room, TimeSpan waited) => here > 0 && here < room && waited < (_coming.Count > 0 ? ForThoseComing : ForNobody);

    /// <summary>A request leaves: who has not come by now is not waited for again.</summary>
    public void Leave() => _coming.Clear();

    /// <summary>Whether work of this priority comes in crowds.</summary>
    public static bool IsRung(LanePriority priority) => priority <= LanePriority.Start;
}
