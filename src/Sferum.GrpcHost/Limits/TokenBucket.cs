namespace Sferum.GrpcHost.Limits;

/// <summary>A bucket that fills at a rate and holds at most a burst. Pure.</summary>
/// <param name="Tokens">What is in it.</param>
/// <param name="At">When that was so, in seconds.</param>
internal readonly record struct TokenBucket(double Tokens, double At)
{
    /// <summary>A full one.</summary>
    internal static TokenBucket Full(BucketSize size, double now) => new(size.Burst, now);

    /// <summary>With what has come in since. A clock that goes back fills nothing.</summary>
    internal TokenBucket Filled(BucketSize size, double now) =>
        now <= At ? this : new(Math.Min(size.Burst, Tokens + ((now - At) * size.PerSecond)), now);

    /// <summary>Takes one out, where there is one.</summary>
    internal bool TryTake(BucketSize size, double now, out TokenBucket rest)
    {
        var filled = Filled(size, now);
        var isThere = filled.Tokens >= 1;
        rest = isThere ? filled with { Tokens = filled.Tokens - 1 } : filled;
        return isThere;
    }
}

/// <summary>What a bucket is like.</summary>
/// <param name="PerSecond">How fast it fills.</param>
/// <param name="Burst">What it holds.</param>
internal readonly record struct BucketSize(int PerSecond, int Burst);
