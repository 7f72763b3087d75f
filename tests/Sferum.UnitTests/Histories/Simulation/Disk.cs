using Sferum.Grains.Commits;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>The rows that outlive every process.</summary>
internal sealed class Disk
{
    private readonly Dictionary<(string Type, string Key), Row> _rows = [];
    private readonly HashSet<(string Type, string Key)> _owing = [];

    /// <summary>Called when a row is written that owes something.</summary>
    public Action? Owes { get; set; }

    /// <summary>Rows written.</summary>
    public int Writes { get; private set; }

    /// <summary>Rows that owe something, and since or from when; in no order.</summary>
    public IEnumerable<(string Type, string Key, DateTimeOffset From)> Owing => _owing.Select(row => (row.Type, row.Key, _rows[row].OwedFrom!.Value));

    public Row Read(string type, string key) => _rows.GetValueOrDefault((type, key)) ?? new Row(null, 0, null);

    /// <summary>Writes a row over the one that its writer knows; false: it is another one by now.</summary>
    public bool TryWrite(string type, string key, object state, int etag, Planted planted)
    {
        var before = Read(type, key);
        if (before.Etag != etag)
        {
            return false;
        }

        state = planted.Written(before.State, state);
        var owedFrom = ((IOwing)state).OwedFrom;
        _rows[(type, key)] = new Row(state, etag + 1, owedFrom);
        Writes++;
        if (owedFrom is null)
        {
            _owing.Remove((type, key));
        }
        else if (_owing.Add((type, key)))
        {
            Owes?.Invoke();
        }

        return true;
    }

    internal sealed record Row(object? State, int Etag, DateTimeOffset? OwedFrom);
}
