namespace Sferum.Silo.Storage;

/// <summary>The database of this process.</summary>
internal interface IStore
{
    /// <summary>Makes it ready for use. Once; calls after it do nothing.</summary>
    /// <exception cref="StorageStartException">The service cannot start on it.</exception>
    Task OpenAsync(CancellationToken cancellation);
}
