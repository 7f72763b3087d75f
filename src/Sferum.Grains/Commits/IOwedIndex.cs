namespace Sferum.Grains.Commits;

/// <summary>
/// Finds the grains whose stored row says that they owe something. Every state row carries the moment from which it owes
/// (see <see cref="StateEnvelope"/>); the store keeps that moment in a column with a partial index.
/// </summary>
public interface IOwedIndex
{
    /// <summary>The rows owing since <paramref name="dueBy"/> or earlier, oldest first, at most <paramref name="limit"/>.</summary>
    /// <param name="dueBy">Only rows whose owed moment is not later.</param>
    /// <param name="after">Continue after this row of the last page; null for the first page.</param>
    /// <param name="limit">Rows in a page.</param>
    /// <param name="cancellation">Ends the read.</param>
    Task<IReadOnlyList<OwedRow>> ReadAsync(DateTimeOffset dueBy, OwedRow? after, int limit, CancellationToken cancellation);

    /// <summary>A page of the rows that a scope means, oldest first.</summary>
    /// <param name="scope">Which rows.</param>
    /// <param name="skip">Rows to leave out.</param>
    /// <param name="limit">Rows in a page.</param>
    /// <param name="cancellation">Ends the read.</param>
    Task<IReadOnlyList<OwedRow>> ReadAsync(OwedScope scope, int skip, int limit, CancellationToken cancellation);

    /// <summary>How many rows a scope means.</summary>
    Task<int> CountAsync(OwedScope scope, CancellationToken cancellation);
}

/// <summary>Which owing rows are meant.</summary>
/// <param name="DueBy">Only rows whose owed moment is not later.</param>
/// <param name="GrainTypes">Only rows of these types.</param>
/// <param name="School">Only rows of the school with this key (the key itself, and keys that go on behind it with <c>/</c> or <c>#</c>); null: of all.</param>
public sealed record OwedScope(DateTimeOffset DueBy, IReadOnlyCollection<string> GrainTypes, string? School = null);

/// <summary>A grain that owes something.</summary>
/// <param name="DueAt">The moment from which it owes.</param>
/// <param name="GrainType">The grain's type, which is its state's name.</param>
/// <param name="Key">The grain's key.</param>
public sealed record OwedRow(DateTimeOffset DueAt, string GrainType, string Key);
