using System.Data.Common;
using System.Threading.Channels;
using Sferum.Silo.Storage.AdoNet;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>
/// The way to the states in PostgreSQL. Writes of states go to a few writers, each of which carries out what waits as one statement, committed at once; all else goes to a
/// connection of its own. A write is on the server's disk when its task ends. No driver's exception leaves the gate: it could not cross to another silo.
/// </summary>
internal sealed class PostgreSqlGate : IGate, IDisposable, IAsyncDisposable
{
    // Two keep the server busy while one of them is on its way; more make the groups smaller.
    private const int Writers = 2;

    private const int QueueCapacity = 20_000;

    // As long as a command may wait for a connection.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<GateWork> _writes = Channel.CreateBounded<GateWork>(QueueCapacity);
    private readonly PoolDataSource _states;
    private readonly Task[] _writers;

    public PostgreSqlGate(PostgreSqlPools pools)
    {
        _states = pools.States;
        _writers = [.. Enumerable.Range(0, Writers).Select(_ => Task.Run(new StateWriter(_writes.Reader, _states).RunAsync))];
    }

    /// <inheritdoc/>
    public Task<SqlRows> ExecuteAsync(string sql, SqlParameter[] parameters, TimeSpan timeout, CancellationToken cancellation)
    {
        if (!StateWrite.IsOne(parameters))
            return _states.RunAsync(sql, parameters.Select(parameter => (parameter.Name, parameter.Value)), RowsAsync, cancellation);

        return GateTraces.IsOn ? GateTraces.AroundAsync("postgresql", sql, () => WriteAsync(sql, parameters, cancellation)) : WriteAsync(sql, parameters, cancellation);
    }

    /// <summary>Carries out what waits, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await Task.WhenAll(_writers);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
#pragma warning disable VSTHRD002 // A container that is disposed of synchronously leaves no other way; the tasks waited for need nothing of the caller's.
        DisposeAsync().AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    private Task<SqlRows> WriteAsync(string sql, SqlParameter[] parameters, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<SqlRows>(cancellation);

        var work = new GateWork(sql, parameters);
        work.Watch(Patience, cancellation);
        if (!_writes.Writer.TryWrite(work) && work.TryTake())
        {
            work.Fail(_writes.Reader.Completion.IsCompleted
                ? new StorageFaultException(StorageFault.Closed, "The database is closed; the command was not carried out.")
                : new StorageFaultException(StorageFault.Overloaded, "Too many commands wait for the database; this one was not carried out."));
        }

        return work.Done;
    }

    // A token withdraws a command that waits; one that runs is done within moments, and its caller shall learn so.
    private static async Task<SqlRows> RowsAsync(DbCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var set = new SqlRowSet([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], []);
        while (await reader.ReadAsync(CancellationToken.None))
        {
            var row = new object?[set.Columns.Length];
            for (var i = 0; i < row.Length; i++)
                row[i] = GateValues.ToStored(reader.GetValue(i));
            set.Rows.Add(row);
        }

        await reader.EndAsync(CancellationToken.None);
        return new SqlRows([set], reader.RecordsAffected);
    }
}
