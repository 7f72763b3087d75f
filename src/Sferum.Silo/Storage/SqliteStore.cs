using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sferum.Silo.Storage.Gate;
using Sferum.Silo.Storage.Schema;

namespace Sferum.Silo.Storage;

/// <summary>The embedded database of this process: its directory, its schema, its gate. Opened before the silo's first stage, closed with the host.</summary>
internal sealed partial class SqliteStore(IOptions<StorageOptions> options, ILogger<SqliteStore> logger) : IStore, IDisposable, IAsyncDisposable
{
    private readonly Lock _opening = new();
    private DataDirectory? _directory;
    private SqliteGate? _gate;

    /// <summary>Where the data lies.</summary>
    public string FilePath => Path.Combine(Path.GetFullPath(options.Value.DataDirectory), Storage.DataDirectory.DatabaseName);

    /// <summary>The way in.</summary>
    public SqliteGate Gate => _gate ?? throw new StorageFaultException(StorageFault.Closed, "The database is not open.");

    /// <summary>Takes the directory, applies the schema, opens the gate. Once; calls after it do nothing.</summary>
    /// <exception cref="StorageStartException">The service cannot start on this directory.</exception>
    public void Open()
    {
        lock (_opening)
        {
            if (_gate is not null)
                return;

            var directory = DataDirectory.Take(options.Value.DataDirectory);
            try
            {
                new SchemaInstaller(SchemaScript.Embedded(), logger).Install(directory.DatabaseFile);
            }
            catch
            {
                directory.Dispose();
                throw;
            }

            _directory = directory;
            _gate = new SqliteGate(directory.DatabaseFile, options.Value, logger);
            Opened(logger, directory.DatabaseFile);
        }
    }

    Task IStore.OpenAsync(CancellationToken cancellation)
    {
        Open();
        return Task.CompletedTask;
    }

    /// <summary>Writes the log back into the file and cuts it off; false when somebody reads in it right now.</summary>
    public bool CutLog()
    {
        using var session = SqliteSession.OpenWriter(FilePath, options.Value.BusyTimeout, options.Value.MaxFileMegabytes);
        return session.Run("PRAGMA wal_checkpoint(TRUNCATE)").Rows is [[0L, ..]];
    }

    public async ValueTask DisposeAsync()
    {
        if (_gate is { } gate)
            await gate.DisposeAsync();
        _directory?.Dispose();
    }

    public void Dispose()
    {
        _gate?.Dispose();
        _directory?.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The data lies in {File}.")]
    private static partial void Opened(ILogger logger, string file);
}
