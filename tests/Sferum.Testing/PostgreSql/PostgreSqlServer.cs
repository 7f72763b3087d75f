using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;

namespace Sferum.Testing.PostgreSql;

/// <summary>A real server of PostgreSQL in a directory of its own, small but durable, on a port of 127.0.0.1. It can be killed and started again.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string User = "sferum";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Lock Sharing = new();
    private static Task<PostgreSqlServer>? _shared;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sferum-postgresql-");
    private readonly string[] _settings;
    private Process? _postmaster;
    private int _databases;

    private PostgreSqlServer(string[] settings)
    {
        _settings = settings;
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>Its port.</summary>
    public int Port { get; } = FreePorts.Take();

    /// <summary>The server that all tests of this process share; each takes a database of its own.</summary>
    public static Task<PostgreSqlServer> SharedAsync()
    {
        lock (Sharing)
            return _shared ??= StartAsync();
    }

    /// <summary>Starts a server of its own.</summary>
    /// <param name="settings">Further settings of PostgreSQL, say <c>fsync=off</c>.</param>
    public static async Task<PostgreSqlServer> StartAsync(params string[] settings)
    {
        var server = new PostgreSqlServer(settings);
        try
        {
            await server.InitializeAsync();
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>How to reach a database.</summary>
    public string ConnectionTo(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Database={database};Username={User}");

    /// <summary>Makes an empty database, and says how to reach it.</summary>
    public async Task<string> NewDatabaseAsync(string options = "")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = $"CREATE DATABASE {name} {options}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    /// <summary>Kills the postmaster (signal 9); its children follow it by themselves.</summary>
    public async Task KillAsync()
    {
        _postmaster!.Kill();
        await _postmaster.WaitForExitAsync();
        _postmaster.Dispose();
        _postmaster = null;
    }

    /// <summary>Starts it after its death, and comes back when it answers.</summary>
    public async Task StartAgainAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        // Right after a kill the children of the former one may still hold its memory, and it refuses to start.
        while (true)
        {
            _postmaster = Run("postgres", [
                "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-k", _directory.FullName,
                "-c", "listen_addresses=127.0.0.1", "-c", "shared_buffers=64MB", "-c", "max_connections=200", "-c", "max_wal_size=256MB",
                .. _settings.SelectMany(setting => new[] { "-c", setting }),
            ]);
            await Eventually.HoldsAsync(async () => _postmaster.HasExited || await AnswersAsync(), Patience);
            if (!_postmaster.HasExited)
                return;
            _postmaster.Dispose();
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        if (_postmaster is not null)
            await KillAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(TryDelete()), Patience);
    }

    private string Data => Path.Combine(_directory.FullName, "data");

    private async Task InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var give = Process.Start("chown", ["postgres", _directory.FullName]);
            await give.WaitForExitAsync();
        }

        using var made = Run("initdb", ["-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        await made.WaitForExitAsync();
        if (made.ExitCode != 0)
            throw new InvalidOperationException("initdb failed.");
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false;Timeout=2");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    // The superuser may not run it.
    private Process Run(string program, string[] arguments)
    {
        var path = Path.Combine(PostgreSqlPrograms.Folder(), program);
        string[] line = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments]
            : [path, .. arguments];
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(line[0], line[1..])
            {
                WorkingDirectory = _directory.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private bool TryDelete()
    {
        try
        {
            _directory.Delete(recursive: true);
            return true;
        }
        catch (IOException)
        {
            // The last children are still writing.
            return false;
        }
    }

    private void OnProcessExit(object? sender, EventArgs e)
    {
        if (_postmaster is { HasExited: false })
        {
            _postmaster.Kill();
            _postmaster.WaitForExit();
        }

        TryDelete();
    }
}
