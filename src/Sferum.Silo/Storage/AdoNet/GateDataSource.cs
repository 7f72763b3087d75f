using System.Data.Common;

namespace Sferum.Silo.Storage.AdoNet;

/// <summary>Puts Orleans' ADO.NET providers before the gate. Its connections cost nothing: the real ones belong to the gate's threads.</summary>
internal sealed class GateDataSource(SqliteStore store) : DbDataSource
{
    /// <summary>For logs only: nothing is opened with it.</summary>
    public override string ConnectionString => $"Data Source={store.FilePath}";

    protected override DbConnection CreateDbConnection() => new GateConnection(() => store.Gate);

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) => new(CreateDbConnection());

    protected override DbConnection OpenDbConnection() => throw GateUse.NotSupported();
}
