using Npgsql;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>The connections of this process: a pool for each role, so that a storm of one never starves another.</summary>
internal sealed class PostgreSqlPools : IDisposable, IAsyncDisposable
{
    // States are found by their key and by nothing else: a plan that was made while the table was small would read all of it later. A row that somebody else has locked fails its statement
    // before the driver gives that up, so that surely nothing was changed, and its neighbours in a group are written without it.
    private const string StateSession =
        "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET plan_cache_mode = force_generic_plan; SET lock_timeout = '2s'";

    private readonly Lazy<PoolDataSource> _states;
    private readonly Lazy<PoolDataSource> _reminders;
    private readonly Lazy<PoolDataSource> _membership;
    private readonly Lazy<PoolDataSource> _service;

    /// <summary>Nothing is opened yet.</summary>
    /// <exception cref="StorageStartException">The connection string is none.</exception>
    public PostgreSqlPools(StorageSettings settings)
    {
        var connection = Parse(settings.ConnectionString);
        Database = $"{connection.Database ?? connection.Username} on {connection.Host}:{connection.Port}";
        _states = Pool(connection, "states", settings.StatePool, StateSession);
        _reminders = Pool(connection, "reminders", settings.ReminderPool);
        _membership = Pool(connection, "membership", settings.MembershipPool);
        _service = Pool(connection, "service", settings.ServicePool);
    }

    /// <summary>Which database on which server, fit for a console.</summary>
    public string Database { get; }

    /// <summary>For states.</summary>
    public PoolDataSource States => _states.Value;

    /// <summary>For reminders.</summary>
    public PoolDataSource Reminders => _reminders.Value;

    /// <summary>For the cluster's membership.</summary>
    public PoolDataSource Membership => _membership.Value;

    /// <summary>For all else.</summary>
    public PoolDataSource Service => _service.Value;

    public void Dispose()
    {
        foreach (var pool in Made())
            pool.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in Made())
            await pool.DisposeAsync();
    }

    private IEnumerable<PoolDataSource> Made() =>
        new[] { _states, _reminders, _membership, _service }.Where(pool => pool.IsValueCreated).Select(pool => pool.Value);

    // The parser's own messages can hold parts of what it was given.
    private static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(text);
            if (connection.Host is { Length: > 0 })
                return connection;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            // Told below.
        }

        throw new StorageStartException(
            $"{StorageSettings.Section}:{nameof(StorageSettings.ConnectionString)} is not a connection string of PostgreSQL: Host=…;Database=…;Username=…;Password=….");
    }

    private static Lazy<PoolDataSource> Pool(NpgsqlConnectionStringBuilder connection, string role, int size, string? session = null) => new(() =>
    {
        // By this name metrics tell pools apart: without one they would carry the connection string.
        var source = new NpgsqlDataSourceBuilder(Settings(connection, role, size).ConnectionString) { Name = $"sferum {role}" };
        if (session is not null)
            source.UsePhysicalConnectionInitializer(opened => Run(opened, session), opened => RunAsync(opened, session));
        return new PoolDataSource(source.Build());
    });

    private static void Run(NpgsqlConnection connection, string text)
    {
        using var command = new NpgsqlCommand(text, connection);
        command.ExecuteNonQuery();
    }

    private static async Task RunAsync(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlConnectionStringBuilder Settings(NpgsqlConnectionStringBuilder connection, string role, int size) => new(connection.ConnectionString)
    {
        ApplicationName = $"sferum {role}",
        MinPoolSize = 0,
        MaxPoolSize = size,
        // To open a connection, and to wait for one: a grain's caller waits 10 s.
        Timeout = 5,
        // Statements take milliseconds: what takes longer waits for a server that is stuck.
        CommandTimeout = 8,
        // How long a statement that was given up may take to end before its connection is dropped, in ms.
        CancellationTimeout = 1_000,
        // Finds connections that died unseen while they were idle.
        KeepAlive = 15,
        TcpKeepAlive = true,
        // A role has a dozen statements; each is planned once per connection.
        MaxAutoPrepare = 32,
        AutoPrepareMinUsages = 2,
        // Nothing is set on a session that would have to be undone.
        NoResetOnClose = true,
        // Details of errors hold keys and values of rows.
        IncludeErrorDetail = false,
        PersistSecurityInfo = false,
        Enlist = false,
    };
}
