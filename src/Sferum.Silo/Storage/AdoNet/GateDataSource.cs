using System.Data.Common;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Silo.Storage.AdoNet;

/// <summary>Puts Orleans' ADO.NET providers before a gate. Its connections cost nothing: the real ones belong to the gate.</summary>
/// <param name="database">Which database lies behind the gate, fit for a log.</param>
/// <param name="gate">The gate, once it is open.</param>
internal sealed class GateDataSource(Func<string> database, Func<IGate> gate) : DbDataSource
{
    /// <summary>
    /// The name under which Orleans knows Microsoft.Data.Sqlite, whose type the gate's connections have in name. It goes for either database: all that Orleans takes from it is
    /// how a command is called.
    /// </summary>
    public const string Invariant = "System.Data.SQLite";

    /// <summary>For logs only: nothing is opened with it.</summary>
    public override string ConnectionString => database();

    protected override DbConnection CreateDbConnection() => new GateConnection(gate);

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) => new(CreateDbConnection());

    protected override DbConnection OpenDbConnection() => throw GateUse.NotSupported();
}
