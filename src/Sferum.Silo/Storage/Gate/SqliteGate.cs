using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sferum.Silo.Storage.Gate;

/// <summary>
/// The one way to the database: writes go to the one writer, which commits them in groups; reads go to a few readers. Callers never wait on a thread.
/// A write is on the disk when its task ends, and every later read sees it.
/// </summary>
internal sealed class SqliteGate : IGate, IDisposable, IAsyncDisposable
{
    private readonly BlockingCollection<GateWork> _writes;
    private readonly BlockingCollection<GateWork> _reads;
    private readonly SqliteWriter _writer;
    private readonly SqliteReader[] _readers;
    private readonly GateTally _tally;

    public SqliteGate(string file, StorageOptions options, ILogger logger)
    {
        _writes = new(options.QueueCapacity);
        _reads = new(options.QueueCapacity);
        _tally = new GateTally(logger);
        _writer = new SqliteWriter(_writes, () => SqliteSession.OpenWriter(file, options.BusyTimeout, options.MaxFileMegabytes), options.GroupSize, logger);
        _readers =
        [
            .. Enumerable.Range(1, options.Readers).Select(i =>
                new SqliteReader($"sferum-reader-{i}", _reads, () => SqliteSession.OpenReader(file, options.BusyTimeout))),
        ];
        GateMetrics.Open(this);
        foreach (GateThread thread in (GateThread[])[_writer, .. _readers])
            thread.Start();
    }

    /// <summary>Carries out a text of one or more statements. What does not begin with SELECT is a write.</summary>
    /// <inheritdoc/>
    public Task<SqlRows> ExecuteAsync(string sql, SqlParameter[] parameters, TimeSpan timeout, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<SqlRows>(cancellation);

        return GateTraces.IsOn ? GateTraces.AroundAsync("sqlite", sql, () => Ask(sql, parameters, timeout, cancellation)) : Ask(sql, parameters, timeout, cancellation);
    }

    /// <summary>Reads that wait for a reader.</summary>
    public int WaitingReads => _reads.Count;

    /// <summary>Writes that wait for the writer.</summary>
    public int WaitingWrites => _writes.Count;

    /// <summary>Carries out what is queued, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        GateMetrics.Close(this);
        _reads.CompleteAdding();
        await Task.WhenAll(_readers.Select(reader => reader.Ended));
        // The last connection to close writes the log back.
        _writes.CompleteAdding();
        await _writer.Ended;
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
#pragma warning disable VSTHRD002 // A container that is disposed of synchronously leaves no other way; the threads waited for need nothing of the caller's.
        DisposeAsync().AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    private Task<SqlRows> Ask(string sql, SqlParameter[] parameters, TimeSpan timeout, CancellationToken cancellation)
    {
        var work = new GateWork(sql, parameters);
        work.Watch(timeout, cancellation);
        var isRead = IsRead(sql);
        _tally.Count(isRead);
        GateMetrics.Asked(isRead);
        Enqueue(isRead ? _reads : _writes, work);
        return work.Done;
    }

    private static bool IsRead(string sql) => sql.AsSpan().TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase);

    private static void Enqueue(BlockingCollection<GateWork> queue, GateWork work)
    {
        try
        {
            if (queue.TryAdd(work))
                return;

            GateMetrics.NotDone();
            Refuse(work, new StorageFaultException(StorageFault.Overloaded, "Too many commands wait for the database; this one was not carried out."));
        }
        catch (InvalidOperationException)
        {
            Refuse(work, new StorageFaultException(StorageFault.Closed, "The database is closed; the command was not carried out."));
        }
    }

    private static void Refuse(GateWork work, StorageFaultException fault)
    {
        if (work.TryTake())
            work.Fail(fault);
    }
}
