using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Silo.Storage.AdoNet;

/// <summary>
/// A connection in name. It is always open and holds nothing. Orleans insists that a data source's connections are of the driver's own type, hence the base;
/// none of what the base can do is reachable.
/// </summary>
internal sealed class GateConnection(Func<IGate> gate) : SqliteConnection
{
    /// <summary>Nothing is opened with it; the base sets it while it is made.</summary>
    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override ConnectionState State => ConnectionState.Open;

    public override string DataSource => "gate";

    public override string ServerVersion => "gate";

    public override void Open() => throw GateUse.NotSupported();

    public override Task OpenAsync(CancellationToken cancellationToken) => throw GateUse.NotSupported();

    public override void Close()
    {
    }

    public override SqliteCommand CreateCommand() => throw GateUse.NotSupported();

    public override void ChangeDatabase(string databaseName) => throw GateUse.NotSupported();

    protected override DbCommand CreateDbCommand() => new GateCommand(gate) { Connection = this };

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw GateUse.NotSupported();
}
