using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Sferum.Silo.Storage.Gate;

/// <summary>One connection with its prepared statements. Used by one thread; every call blocks.</summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary>More texts than the service has are a sign of text made with values in it; then the statements are prepared anew.</summary>
    private const int MostTexts = 128;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteStatement[]> _prepared = new(StringComparer.Ordinal);

    private SqliteSession(SqliteConnection connection) => _connection = connection;

    public bool InTransaction => sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>The connection that writes. Every commit is on the disk before it returns.</summary>
    public static SqliteSession OpenWriter(string file, TimeSpan busyTimeout, int? maxFileMegabytes = null)
    {
        var session = Open(file, SqliteOpenMode.ReadWrite, busyTimeout);
        session.Run("PRAGMA synchronous = FULL");
        session.Run("PRAGMA secure_delete = ON"); // what is overwritten or deleted holds names: nothing of it stays behind (docs/decisions/0014)
        session.Run("PRAGMA temp_store = MEMORY");
        session.Run("PRAGMA cache_size = -65536"); // 64 MB
        session.Run("PRAGMA wal_autocheckpoint = 4000"); // pages of 4 KB: 16 MB
        session.Run("PRAGMA journal_size_limit = 67108864"); // 64 MB
        if (maxFileMegabytes is { } megabytes)
            session.Run($"PRAGMA max_page_count = {megabytes * 256L}");
        return session;
    }

    /// <summary>A connection that only reads.</summary>
    public static SqliteSession OpenReader(string file, TimeSpan busyTimeout)
    {
        var session = Open(file, SqliteOpenMode.ReadOnly, busyTimeout);
        session.Run("PRAGMA query_only = ON");
        session.Run("PRAGMA cache_size = -16384"); // 16 MB
        return session;
    }

    /// <summary>Runs the statements of a text one after the other.</summary>
    public SqlRows Run(string sql, params ReadOnlySpan<SqlParameter> parameters)
    {
        var before = sqlite3_total_changes(_connection.Handle);
        List<SqlRowSet>? sets = null;
        foreach (var statement in Prepare(sql))
        {
            if (statement.Run(parameters) is { } set)
                (sets ??= []).Add(set);
        }

        return new SqlRows(sets ?? SqlRows.None.Sets, sqlite3_total_changes(_connection.Handle) - before);
    }

    public void Dispose()
    {
        Forget();
        _connection.Dispose();
    }

    private static SqliteSession Open(string file, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            _ = sqlite3_busy_timeout(connection.Handle, (int)busyTimeout.TotalMilliseconds);
            return new SqliteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteStatement[] Prepare(string sql)
    {
        if (_prepared.TryGetValue(sql, out var known))
            return known;

        if (_prepared.Count >= MostTexts)
            Forget();

        var statements = new List<SqliteStatement>();
        try
        {
            for (var rest = sql; !string.IsNullOrWhiteSpace(rest);)
            {
                if (PrepareFirst(rest, out rest) is { } statement)
                    statements.Add(statement);
            }

            return _prepared[sql] = [.. statements];
        }
        catch
        {
            statements.ForEach(statement => statement.Dispose());
            throw;
        }
    }

    /// <summary>Prepares the first statement of a text; null where only a comment is left.</summary>
    private SqliteStatement? PrepareFirst(string sql, out string rest)
    {
        var db = _connection.Handle!;
        var code = sqlite3_prepare_v2(db, sql, out var statement, out rest);
        if (code != SQLITE_OK)
            throw new SqliteException(sqlite3_errmsg(db).utf8_to_string(), code & 0xff, sqlite3_extended_errcode(db));

        return statement.IsInvalid ? null : new SqliteStatement(db, statement);
    }

    private void Forget()
    {
        foreach (var statement in _prepared.Values.SelectMany(statements => statements))
            statement.Dispose();
        _prepared.Clear();
    }
}
