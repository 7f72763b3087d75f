using System.Data.Common;
using Npgsql;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>The connections of one role. A connection that cannot be had is told as such: nothing was sent, so that nothing was changed.</summary>
internal sealed class PoolDataSource(NpgsqlDataSource pool) : DbDataSource
{
    /// <summary>For logs only: nothing is opened with it.</summary>
    public override string ConnectionString => "PostgreSQL";

    protected override DbConnection CreateDbConnection() => pool.CreateConnection();

    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await pool.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception error) when (PostgreSqlFaults.IsTrouble(error))
        {
            throw PostgreSqlFaults.OfOpening(error);
        }
    }

    protected override DbConnection OpenDbConnection()
    {
        try
        {
            return pool.OpenConnection();
        }
        catch (Exception error) when (PostgreSqlFaults.IsTrouble(error))
        {
            throw PostgreSqlFaults.OfOpening(error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            pool.Dispose();
        base.Dispose(disposing);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await pool.DisposeAsync();
        await base.DisposeAsyncCore();
    }
}
