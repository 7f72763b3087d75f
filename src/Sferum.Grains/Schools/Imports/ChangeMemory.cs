using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Imports;

/// <summary>The changes and calls of the last 24 hours, in the hands of one grain.</summary>
internal sealed class ChangeMemory
{
    private const int FewEnough = 4_096;

    private readonly Dictionary<(bool IsCall, string Id), DoneChange> _done = [];
    private int _pruneAt = FewEnough;

    /// <summary>How many it holds.</summary>
    public int Count => _done.Count;

    /// <summary>How a change or call relates to those before it.</summary>
    public RequestMemory Recall(bool isCall, RequestKey key, DateTimeOffset now)
    {
        if (!_done.TryGetValue((isCall, key.Id), out var done) || IsForgotten(done, now))
        {
            return RequestMemory.New;
        }

        return done.Fingerprint == key.Fingerprint ? RequestMemory.Repeated : RequestMemory.Reused;
    }

    /// <summary>Remembers; what is too old is dropped now and then.</summary>
    public void Remember(IEnumerable<DoneChange> done, DateTimeOffset now)
    {
        foreach (var change in done)
        {
            _done[(change.IsCall, change.Id)] = change;
        }

        if (_done.Count >= _pruneAt)
        {
            foreach (var old in _done.Where(d => IsForgotten(d.Value, now)).Select(d => d.Key).ToArray())
            {
                _done.Remove(old);
            }

            _pruneAt = Math.Max(FewEnough, _done.Count * 2);
        }
    }

    /// <summary>True once a change is too old to be remembered.</summary>
    public static bool IsForgotten(DoneChange change, DateTimeOffset now) => now - change.At >= RememberedRequests.Lifetime;
}
