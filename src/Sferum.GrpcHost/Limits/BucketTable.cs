using System.Collections.Concurrent;

namespace Sferum.GrpcHost.Limits;

/// <summary>
/// Buckets by name, never more than a number: full ones are forgotten, since a new one is full too, and where all are in use whoever comes besides shares one. So nobody can
/// fill the memory by making names up.
/// </summary>
/// <param name="size">What each is like.</param>
/// <param name="most">How many are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class BucketTable(BucketSize size, int most, TimeProvider time)
{
    private const double PauseOfSweeps = 1;

    private readonly ConcurrentDictionary<string, Holder> _buckets = new(StringComparer.Ordinal);
    private readonly Holder _shared = new(TokenBucket.Full(size, 0));
    private readonly Lock _sweeping = new();
    private readonly long _begin = time.GetTimestamp();

    private double _swept = double.NegativeInfinity;

    /// <summary>How many are kept now.</summary>
    internal int Count => _buckets.Count;

    /// <summary>Whether one more call is within the rate.</summary>
    internal bool TryTake(string name)
    {
        var now = time.GetElapsedTime(_begin).TotalSeconds;
        var holder = Find(name, now);
        lock (holder)
        {
            var isThere = holder.Bucket.TryTake(size, now, out var rest);
            holder.Bucket = rest;
            return isThere;
        }
    }

    private Holder Find(string name, double now)
    {
        if (_buckets.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_buckets.Count >= most)
        {
            Sweep(now);
        }

        return _buckets.Count >= most ? _shared : _buckets.GetOrAdd(name, _ => new Holder(TokenBucket.Full(size, now)));
    }

    private void Sweep(double now)
    {
        lock (_sweeping)
        {
            if (now - _swept < PauseOfSweeps)
            {
                return;
            }

            _swept = now;
            foreach (var (name, holder) in _buckets)
            {
                // One that is taken from at this moment is not full any more for whoever comes next: at worst it is full once too often.
                if (holder.Bucket.Filled(size, now).Tokens >= size.Burst)
                {
                    _buckets.TryRemove(name, out _);
                }
            }
        }
    }

    private sealed class Holder(TokenBucket bucket)
    {
        internal TokenBucket Bucket { get; set; } = bucket;
    }
}
