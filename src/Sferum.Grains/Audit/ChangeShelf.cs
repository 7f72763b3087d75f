namespace Sferum.Grains.Audit;

/// <summary>The states around the last commands of callers, until somebody asks what changed: nothing is compared before that, and what nobody asks for is dropped.</summary>
/// <param name="describe">Compares two states.</param>
internal sealed class ChangeShelf<TState>(Func<TState?, TState, IEnumerable<FieldChange>> describe)
    where TState : class
{
    private const int Most = 16;

    private readonly List<(string Request, TState? Before, TState After)> _shelf = [];

    /// <summary>Keeps the states around a command.</summary>
    public void Put(string request, TState? before, TState after)
    {
        if (_shelf.Count == Most)
        {
            _shelf.RemoveAt(0);
        }

        _shelf.Add((request, before, after));
    }

    /// <summary>What a command changed; empty where it is not here any more.</summary>
    public IReadOnlyList<FieldChange> Take(string request)
    {
        var at = _shelf.FindIndex(one => one.Request == request);
        if (at < 0)
        {
            return [];
        }

        var (_, before, after) = _shelf[at];
        _shelf.RemoveAt(at);
        return [.. describe(before, after).Take(AuditRecord.MostChanges)];
    }
}
