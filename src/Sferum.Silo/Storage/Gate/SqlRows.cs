namespace Sferum.Silo.Storage.Gate;

/// <summary>What a command gave back, read to its end: nothing of it depends on a connection.</summary>
internal sealed record SqlRows(IReadOnlyList<SqlRowSet> Sets, int Changes)
{
    public static readonly SqlRows None = new([], 0);

    /// <summary>The rows of the only set; none when the command gives no set.</summary>
    public IReadOnlyList<object?[]> Rows => Sets.Count == 0 ? [] : Sets[0].Rows;
}
