using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Sferum.Silo.Storage.Gate;

/// <summary>One prepared statement. Used by one thread.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private readonly string[] _parameters;
    private readonly string[] _columns;

    public SqliteStatement(sqlite3 db, sqlite3_stmt statement)
    {
        _db = db;
        _statement = statement;
        // Parameters count from 1, and their names begin with a sign.
        _parameters = [.. Enumerable.Range(1, sqlite3_bind_parameter_count(statement)).Select(i => sqlite3_bind_parameter_name(statement, i).utf8_to_string()[1..])];
        _columns = [.. Enumerable.Range(0, sqlite3_column_count(statement)).Select(i => sqlite3_column_name(statement, i).utf8_to_string())];
    }

    /// <summary>Runs to the end; gives the rows, or null when the statement gives none by its nature.</summary>
    public SqlRowSet? Run(ReadOnlySpan<SqlParameter> parameters)
    {
        try
        {
            for (var i = 0; i < _parameters.Length; i++)
            {
                Check(Bind(i + 1, ValueOf(_parameters[i], i, parameters)));
            }

            List<object?[]>? rows = null;
            int code;
            while ((code = sqlite3_step(_statement)) == SQLITE_ROW)
            {
                (rows ??= []).Add(ReadRow());
            }

            Check(code == SQLITE_DONE ? SQLITE_OK : code);
            return _columns.Length == 0 ? null : new SqlRowSet(_columns, rows ?? []);
        }
        finally
        {
            // Its code repeats the error of the step. Clearing lets the payload go.
            _ = sqlite3_reset(_statement);
            _ = sqlite3_clear_bindings(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private static object? ValueOf(string name, int at, ReadOnlySpan<SqlParameter> parameters)
    {
        if (at < parameters.Length && parameters[at].Name == name)
            return parameters[at].Value;

        foreach (var parameter in parameters)
        {
            if (parameter.Name == name)
                return parameter.Value;
        }

        throw new SqliteException($"The parameter {name} has no value.", SQLITE_MISUSE);
    }

    private int Bind(int at, object? value) => value switch
    {
        null => sqlite3_bind_null(_statement, at),
        long number => sqlite3_bind_int64(_statement, at, number),
        double number => sqlite3_bind_double(_statement, at, number),
        // An empty span has no address, and no address means NULL.
        string { Length: 0 } => sqlite3_bind_text(_statement, at, ""),
        string text => sqlite3_bind_text(_statement, at, StrictUtf8.GetBytes(text)),
        byte[] { Length: 0 } => sqlite3_bind_zeroblob(_statement, at, 0),
        byte[] bytes => sqlite3_bind_blob(_statement, at, bytes),
        _ => throw new SqliteException($"A value of {value.GetType().Name} cannot be stored.", SQLITE_MISMATCH),
    };

    private object?[] ReadRow()
    {
        var row = new object?[_columns.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = sqlite3_column_type(_statement, i) switch
            {
                SQLITE_NULL => null,
                SQLITE_INTEGER => sqlite3_column_int64(_statement, i),
                SQLITE_FLOAT => sqlite3_column_double(_statement, i),
                SQLITE_TEXT => Encoding.UTF8.GetString(sqlite3_column_blob(_statement, i)),
                _ => sqlite3_column_blob(_statement, i).ToArray(),
            };
        }

        return row;
    }

    private void Check(int code)
    {
        if (code != SQLITE_OK)
            throw new SqliteException(sqlite3_errmsg(_db).utf8_to_string(), code & 0xff, sqlite3_extended_errcode(_db));
    }
}
