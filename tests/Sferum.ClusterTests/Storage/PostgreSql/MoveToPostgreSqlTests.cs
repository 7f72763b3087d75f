using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Storage;
using Orleans.TestingHost;
using Sferum.Grains.Audit;
using Sferum.Grains.Names;
using Sferum.Silo;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.Moving;
using Sferum.Testing.Cluster;
using Sferum.Testing.PostgreSql;
using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

public sealed class MoveToPostgreSqlTests : IAsyncLifetime, IDisposable
{
    private readonly TempDirectory _directory = new();
    private string _connection = "";
    private string? _clearedVersion;

    public async Task InitializeAsync()
    {
        _connection = await (await PostgreSqlServer.SharedAsync()).NewDatabaseAsync();
        await using var cluster = StorageCluster.Build(_directory.Path);
        await cluster.DeployAsync();
        await FillAsync(cluster);
        Directory.CreateDirectory(_directory.File("keys"));
        await File.WriteAllTextAsync(_directory.File("keys/key-1.xml"), "<key id=\"1\"><secret>s</secret></key>");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Run_CarriesEverythingOver_AndASiloFindsIt()
    {
        Assert.Contains("Moved 31 states, 2 reminders, 1 entries of the audit trail and 1 keys", await MoveAsync(), StringComparison.Ordinal);
        await using var cluster = PostgreSqlCluster.Build(_connection, 1);
        await cluster.DeployAsync();
        Assert.Equal(["ё", "more"], (await cluster.Client.GetGrain<IStorageTestGrain>("t:moved/7").Read()).Notes);
        Assert.Equal(["far", "near"], await cluster.Client.GetGrain<IStorageTestGrain>("t:reminded").Reminders());
        await cluster.Client.GetGrain<IStorageTestGrain>("t:moved/7").Add("after");
        var cleared = new GrainState<StorageTestState>(new StorageTestState());
        await States(cluster).ReadStateAsync("storage-test", GrainId.Create("storage-test", "t:cleared"), cleared);
        Assert.Equal((false, _clearedVersion), (cleared.RecordExists, cleared.ETag));
        Assert.Equal("<key id=\"1\"><secret>s</secret></key>", await ScalarAsync("SELECT Element FROM KeyRing"));
        Assert.Equal("«Было»", Assert.Single(Assert.Single((await cluster.Client.Audit().ReadAsync(new AuditQuery { School = new("7") }, default)).Records).Changes).Before);
        Assert.Equal(1L, await ScalarAsync("SELECT count(*) FROM GrainState WHERE OwedFrom = 1790000000123"));
    }

    [Fact]
    public async Task Run_AgainOrOnAUsedDatabase_IsRefused()
    {
        await MoveAsync();
        Assert.Contains("not empty", (await Assert.ThrowsAsync<StorageStartException>(MoveAsync)).Message, StringComparison.Ordinal);
        await ScalarAsync("TRUNCATE GrainState, Reminder");
        Assert.Contains("not empty", (await Assert.ThrowsAsync<StorageStartException>(MoveAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenItIsInterrupted_LeavesNothingAndCanBeRepeated()
    {
        using (DataDirectory.Take(_directory.Path))
            Assert.Contains("in use", (await Assert.ThrowsAsync<StorageStartException>(MoveAsync)).Message, StringComparison.Ordinal);

        // The key ring comes last: by then all else has been written.
        await File.WriteAllTextAsync(_directory.File("keys/key-2.xml"), "torn <");
        await Assert.ThrowsAnyAsync<System.Xml.XmlException>(MoveAsync);
        Assert.Equal(0L, await ScalarAsync("SELECT count(*) FROM GrainState"));
        File.Delete(_directory.File("keys/key-2.xml"));
        Assert.Contains("Moved 31 states", await MoveAsync(), StringComparison.Ordinal);
    }

    private async Task FillAsync(InProcessTestCluster cluster)
    {
        for (var i = 0; i < 28; i++)
            await cluster.Client.GetGrain<IStorageTestGrain>($"t:moved/{i}").Add("ё");
        await cluster.Client.GetGrain<IStorageTestGrain>("t:moved/7").Add("more");
        await cluster.Client.GetGrain<IStorageTestGrain>("t:owing").Owe(DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123));
        var state = new GrainState<StorageTestState>(new StorageTestState());
        await States(cluster).WriteStateAsync("storage-test", GrainId.Create("storage-test", "t:cleared"), state);
        await States(cluster).ClearStateAsync("storage-test", GrainId.Create("storage-test", "t:cleared"), state);
        _clearedVersion = state.ETag;
        await States(cluster).WriteStateAsync("other", GrainId.Create("storage-test", "t:other"), new GrainState<StorageTestState>(new StorageTestState()));
        await cluster.Client.Audit().AppendAsync(
        [
            new AuditRecord
            {
                School = new("7"), Key = "k", Time = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123), Caller = "es", Action = "ChatService.UpdateChat", Resource = "schools/7/chats/a",
                Changes = [new FieldChange("title", "«Было»", "Стало")],
            },
        ]);
        await cluster.Client.GetGrain<IStorageTestGrain>("t:reminded").Remind("far", TimeSpan.FromDays(30));
        await cluster.Client.GetGrain<IStorageTestGrain>("t:reminded").Remind("near", TimeSpan.FromMinutes(90));
    }

    private static IGrainStorage States(InProcessTestCluster cluster) =>
        cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(StorageHosting.ProviderName);

    private Task<string> MoveAsync() => MoveToPostgreSql.RunAsync(
        DeploymentSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sferum:DataDirectory"] = _directory.Path,
            ["Sferum:Storage:Kind"] = "PostgreSql",
            ["Sferum:Storage:ConnectionString"] = _connection,
        }).Build()),
        CancellationToken.None);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
