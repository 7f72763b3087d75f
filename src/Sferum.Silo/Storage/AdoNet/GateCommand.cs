using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Silo.Storage.AdoNet;

/// <summary>Collects a text and its values, and hands a copy to the gate: what the provider does with the command afterwards changes nothing.</summary>
internal sealed class GateCommand(Func<IGate> gate) : DbCommand
{
    // Only for its collection of parameters; it never sees a connection.
    private readonly SqliteCommand _parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    /// <summary>How long the command may wait for its turn, in seconds. 0 is no limit.</summary>
    public override int CommandTimeout { get; set; } = 30;

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    /// <summary>Nothing to do: a token withdraws a command that waits, and one that runs is done within moments.</summary>
    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => throw GateUse.NotSupported();

    public override object? ExecuteScalar() => throw GateUse.NotSupported();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw GateUse.NotSupported();

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        var timeout = CommandTimeout == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(CommandTimeout);
        var rows = await gate().ExecuteAsync(CommandText, CopyParameters(), timeout, cancellationToken).ConfigureAwait(false);
        return new GateDataReader(rows);
    }

    private SqlParameter[] CopyParameters()
    {
        var copy = new SqlParameter[_parameters.Parameters.Count];
        for (var i = 0; i < copy.Length; i++)
        {
            var parameter = _parameters.Parameters[i];
            copy[i] = new SqlParameter(parameter.ParameterName.TrimStart('@'), GateValues.ToStored(parameter.Value));
        }

        return copy;
    }
}
