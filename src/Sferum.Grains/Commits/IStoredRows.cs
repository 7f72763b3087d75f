namespace Sferum.Grains.Commits;

/// <summary>
/// Looks at the rows themselves, past the grains: lists of what there is, a search for what must not be there any more, and the end of a row. A deleted row is like one that never was: whoever still
/// holds a version of it cannot write it any more (a write with a version changes only the row of that version), and a new row begins with a version drawn by lot.
/// </summary>
public interface IStoredRows
{
    /// <summary>The keys of the rows that a scope means, in the order of their bytes.</summary>
    /// <param name="scope">Which rows.</param>
    /// <param name="skip">Rows to leave out.</param>
    /// <param name="limit">Most keys of an answer.</param>
    /// <param name="cancellation">Ends the read.</param>
    Task<IReadOnlyList<string>> ReadKeysAsync(RowScope scope, int skip, int limit, CancellationToken cancellation);

    /// <summary>How many rows a scope means.</summary>
    Task<int> CountAsync(RowScope scope, CancellationToken cancellation);

    /// <summary>Deletes rows of a type for good; answers how many there were.</summary>
    Task<int> DeleteAsync(string grainType, IReadOnlyList<string> keys, CancellationToken cancellation);

    /// <summary>
    /// Sees to it that what was overwritten or deleted is not in the database's files any more, as far as this is the service's business (SQLite: the file and its log; PostgreSQL: vacuum). False: somebody
    /// reads right now; again later.
    /// </summary>
    Task<bool> ScrubAsync(CancellationToken cancellation);
}

/// <summary>Which rows are meant: those of a type whose key is in a range.</summary>
/// <param name="GrainType">The type.</param>
/// <param name="From">The first key, by its bytes; empty: the first there is.</param>
/// <param name="Before">Only keys before this one; empty: to the last there is.</param>
/// <param name="Holding">Only rows whose body holds these bytes; null: all.</param>
public sealed record RowScope(string GrainType, string From = "", string Before = "", byte[]? Holding = null);
