namespace Sferum.GrpcHost.Limits;

/// <summary>How many calls may be under way in this process: whoever comes besides is refused at once instead of waiting until its deadline.</summary>
internal sealed class CallRoom(LimitSettings settings)
{
    // Of five parts the last is for reads and joins alone.
    private readonly int _forChanges = Math.Max(1, settings.ConcurrentCalls / 5 * 4);

    private int _all;
    private int _imports;

    /// <summary>Calls under way.</summary>
    internal int Count => Volatile.Read(ref _all);

    /// <summary>Takes a place; whoever got one gives it back by <see cref="Leave"/>.</summary>
    internal bool TryEnter(CallKind kind)
    {
        if (kind == CallKind.Import && Interlocked.Increment(ref _imports) > settings.ConcurrentImports)
        {
            Interlocked.Decrement(ref _imports);
            return false;
        }

        if (Interlocked.Increment(ref _all) <= (kind == CallKind.Read ? settings.ConcurrentCalls : _forChanges))
        {
            return true;
        }

        Leave(kind);
        return false;
    }

    internal void Leave(CallKind kind)
    {
        Interlocked.Decrement(ref _all);
        if (kind == CallKind.Import)
        {
            Interlocked.Decrement(ref _imports);
        }
    }
}
