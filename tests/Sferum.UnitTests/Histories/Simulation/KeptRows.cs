using Sferum.Grains.Commits;

namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>Rows past the grains: in a history none is ever deleted, and a row of nobody's is as good as none.</summary>
internal sealed class KeptRows : IStoredRows
{
    public Task<IReadOnlyList<string>> ReadKeysAsync(RowScope scope, int skip, int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<int> CountAsync(RowScope scope, CancellationToken cancellation) => Task.FromResult(0);

    public Task<int> DeleteAsync(string grainType, IReadOnlyList<string> keys, CancellationToken cancellation) => Task.FromResult(0);

    public Task<bool> ScrubAsync(CancellationToken cancellation) => Task.FromResult(true);
}
