using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans.Configuration;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.PostgreSql;
using Sferum.Silo.Storage.Schema;
using Sferum.Testing.PostgreSql;
using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

public class PostgreSqlSchemaTests
{
    [Fact]
    public async Task Open_ByFourAtOnce_AppliesEachScriptOnce()
    {
        var connection = await NewDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OpenAsync(connection))));
        Assert.Equal((long)SchemaScript.Embedded(StorageKind.PostgreSql).Count, await ScalarAsync(connection, "SELECT count(*) FROM SchemaVersion"));
        await OpenAsync(connection);
    }

    [Fact]
    public async Task Install_WhenAScriptWasAdded_AppliesItAlone()
    {
        var connection = await NewDatabaseAsync();
        await OpenAsync(connection);
        var scripts = SchemaScript.Embedded(StorageKind.PostgreSql);
        await InstallAsync(connection, [.. scripts, new("0999-later.sql", "CREATE TABLE Later (Id integer); INSERT INTO Later VALUES (1)")]);
        Assert.Equal(1L, await ScalarAsync(connection, "SELECT count(*) FROM Later"));
        // For this version that is a newer one.
        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => OpenAsync(connection));
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_WhenAScriptFails_LeavesNothingOfItBehind()
    {
        var connection = await NewDatabaseAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => InstallAsync(connection, [new("0001-half.sql", "CREATE TABLE Half (Id integer); SELECT 1 / 0")]));
        Assert.Equal(0L, await ScalarAsync(connection, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task Open_WhenAnAppliedScriptDiffers_Refuses()
    {
        var connection = await NewDatabaseAsync();
        await OpenAsync(connection);
        await ScalarAsync(connection, "UPDATE SchemaVersion SET Checksum = 'x' WHERE Script LIKE '0002%'");
        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => OpenAsync(connection));
        Assert.Contains("0002-reminders.sql", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WhenAStatementIsMissing_RefusesNamingIt()
    {
        var connection = await NewDatabaseAsync();
        await OpenAsync(connection);
        await ScalarAsync(connection, "CREATE TABLE Kept AS SELECT * FROM OrleansQuery");
        Assert.Equal(19L, await ScalarAsync(connection, "SELECT count(*) FROM Kept"));
        foreach (var key in new[] { "WriteToStorageKey", "ReadRangeRows2Key", "CleanupDefunctSiloEntriesKey", "GatewaysQueryKey" })
        {
            await ScalarAsync(connection, $"DELETE FROM OrleansQuery WHERE QueryKey = '{key}'");
            var refusal = await Assert.ThrowsAsync<StorageStartException>(() => OpenAsync(connection));
            Assert.Contains(key, refusal.Message, StringComparison.Ordinal);
            await ScalarAsync(connection, $"INSERT INTO OrleansQuery SELECT * FROM Kept WHERE QueryKey = '{key}'");
        }

        await OpenAsync(connection);
    }

    [Fact]
    public async Task Open_OfADatabaseOfAnotherEncoding_Refuses()
    {
        var server = await PostgreSqlServer.SharedAsync();
        var connection = await server.NewDatabaseAsync("ENCODING 'LATIN1' TEMPLATE template0");
        Assert.Contains("LATIN1", (await Assert.ThrowsAsync<StorageStartException>(() => OpenAsync(connection))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WhenAcknowledgedChangesWouldBeLost_Refuses()
    {
        var connection = await NewDatabaseAsync();
        await ScalarAsync(connection, $"ALTER DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} SET synchronous_commit = off");
        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => OpenAsync(connection));
        Assert.Contains("synchronous_commit = off", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fsync", "off", "fsync = off")]
    [InlineData("full_page_writes", "off", "full_page_writes = off")]
    [InlineData("server_version_num", "130014", "at least 14")]
    [InlineData("in_recovery", "t", "standby")]
    [InlineData("synchronous_commit", "local", null)]
    [InlineData("synchronous_commit", "remote_apply", null)]
    public void Refusal_OfAServer_SaysWhy(string setting, string value, string? why)
    {
        var settings = new Dictionary<string, string>
        {
            ["server_version"] = "15.1",
            ["server_version_num"] = "150001",
            ["server_encoding"] = "UTF8",
            ["in_recovery"] = "f",
            ["fsync"] = "on",
            ["full_page_writes"] = "on",
            ["synchronous_commit"] = "on",
        };
        Assert.Null(ServerCheck.Refusal(settings));
        settings[setting] = value;
        if (why is null)
            Assert.Null(ServerCheck.Refusal(settings));
        else
            Assert.Contains(why, ServerCheck.Refusal(settings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Host=")]
    [InlineData("secret=hush;Port=x")]
    public void Pools_OfNoConnectionString_AreRefusedWithoutRepeatingIt(string text)
    {
        var refusal = Assert.Throws<StorageStartException>(() => new PostgreSqlPools(new StorageSettings { ConnectionString = text }));
        Assert.DoesNotContain("hush", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ByASiloOfAnotherInstallation_IsRefusedInTheSameCluster()
    {
        var connection = await NewDatabaseAsync();
        await OpenAsync(connection);
        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => OpenAsync(connection, service: "another"));
        Assert.Contains("Sferum:Cluster:ServiceId", refusal.Message, StringComparison.Ordinal);
        await OpenAsync(connection, service: "another", cluster: "another");
        await OpenAsync(connection);
    }

    [Fact]
    public async Task Open_ByASiloOfAnotherCluster_IsRefusedWhileTheFirstLives()
    {
        var connection = await NewDatabaseAsync();
        await OpenAsync(connection);
        await ScalarAsync(connection, """
            INSERT INTO MembershipVersion VALUES ('cluster', 1);
            INSERT INTO Membership VALUES ('cluster', '127.0.0.1', 11111, 7, 'silo', 'host', 3, 30000, NULL, now(), now());
            """);
        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => OpenAsync(connection, cluster: "another"));
        Assert.Contains("«cluster» is running", refusal.Message, StringComparison.Ordinal);
        await OpenAsync(connection);
        await ScalarAsync(connection, "UPDATE Membership SET IAmAliveTime = now() - interval '1 minute'");
        await OpenAsync(connection, cluster: "another");
    }

    private static async Task<string> NewDatabaseAsync() => await (await PostgreSqlServer.SharedAsync()).NewDatabaseAsync();

    private static async Task OpenAsync(string connection, string service = "installation", string cluster = "cluster")
    {
        await using var pools = new PostgreSqlPools(new StorageSettings { ConnectionString = connection });
        await using var services = new ServiceCollection().Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (service, cluster)).BuildServiceProvider();
        await new PostgreSqlStore(pools, services, TimeProvider.System, NullLogger<PostgreSqlStore>.Instance).OpenAsync(CancellationToken.None);
    }

    private static async Task InstallAsync(string text, IReadOnlyList<SchemaScript> scripts)
    {
        await using var connection = new NpgsqlConnection(text);
        await connection.OpenAsync();
        await new PostgreSqlSchema(scripts, NullLogger.Instance).InstallAsync(connection, "test", CancellationToken.None);
    }

    private static async Task<object?> ScalarAsync(string text, string sql)
    {
        await using var connection = new NpgsqlConnection(text);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
