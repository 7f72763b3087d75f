using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Silo.Storage.AdoNet;

/// <summary>Reads rows that are in memory already.</summary>
internal sealed class GateDataReader(SqlRows rows) : DbDataReader
{
    private int _set;
    private int _row = -1;

    public override int Depth => 0;

    public override int FieldCount => Set?.Columns.Length ?? 0;

    public override bool HasRows => Set is { Rows.Count: > 0 };

    public override bool IsClosed => false;

    public override int RecordsAffected => rows.Changes;

    private SqlRowSet? Set => _set < rows.Sets.Count ? rows.Sets[_set] : null;

    private object?[] Row => Set!.Rows[_row];

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => Set is { } set && ++_row < set.Rows.Count;

    public override bool NextResult()
    {
        _row = -1;
        return ++_set < rows.Sets.Count;
    }

    /// <summary>Whatever the token says: the command was carried out, and its caller shall learn so.</summary>
    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Read());

    /// <inheritdoc cref="ReadAsync(CancellationToken)"/>
    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => Task.FromResult(NextResult());

    public override int GetOrdinal(string name)
    {
        var at = Array.FindIndex(Set?.Columns ?? [], column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));
        // Orleans tells a missing column by this very exception.
#pragma warning disable CA2201
        return at >= 0 ? at : throw new IndexOutOfRangeException($"There is no column {name}.");
#pragma warning restore CA2201
    }

    public override string GetName(int ordinal) => Set!.Columns[ordinal];

    public override object GetValue(int ordinal) => Row[ordinal] ?? DBNull.Value;

    public override bool IsDBNull(int ordinal) => Row[ordinal] is null;

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => Row[ordinal] switch
    {
        long => typeof(long),
        double => typeof(double),
        string => typeof(string),
        byte[] => typeof(byte[]),
        _ => typeof(object),
    };

    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;

    public override bool GetBoolean(int ordinal) => GetInt64(ordinal) != 0;

    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public override long GetInt64(int ordinal) => Convert.ToInt64(Row[ordinal], CultureInfo.InvariantCulture);

    public override double GetDouble(int ordinal) => Convert.ToDouble(Row[ordinal], CultureInfo.InvariantCulture);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override DateTime GetDateTime(int ordinal) => GateValues.ToMoment(GetInt64(ordinal));

    public override byte GetByte(int ordinal) => throw GateUse.NotSupported();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw GateUse.NotSupported();

    public override char GetChar(int ordinal) => throw GateUse.NotSupported();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw GateUse.NotSupported();

    public override decimal GetDecimal(int ordinal) => throw GateUse.NotSupported();

    public override IEnumerator GetEnumerator() => throw GateUse.NotSupported();

    public override float GetFloat(int ordinal) => throw GateUse.NotSupported();

    public override Guid GetGuid(int ordinal) => throw GateUse.NotSupported();

    public override short GetInt16(int ordinal) => throw GateUse.NotSupported();

    public override int GetValues(object[] values) => throw GateUse.NotSupported();
}
