using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.PostgreSql;
using Sferum.Testing.PostgreSql;
using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

public sealed class PostgreSqlMembershipTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTime Now = new(TimeProvider.System.GetUtcNow().Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc);

    private PostgreSqlPools _pools = null!;
    private AdoNetClusteringTable _table = null!;

    public async Task InitializeAsync()
    {
        _pools = new PostgreSqlPools(new StorageSettings { ConnectionString = await (await PostgreSqlServer.SharedAsync()).NewDatabaseAsync() });
        await using (var connection = await _pools.Service.OpenConnectionAsync())
            await new PostgreSqlSchema(Silo.Storage.Schema.SchemaScript.Embedded(StorageKind.PostgreSql), NullLogger.Instance).InstallAsync(connection, "test", default);
        _table = new AdoNetClusteringTable(
            null!,
            Options.Create(new ClusterOptions { ClusterId = "membership-test", ServiceId = "x" }),
            Options.Create(new AdoNetClusteringSiloOptions { Invariant = "Npgsql", DataSource = _pools.Membership }),
            NullLogger<AdoNetClusteringTable>.Instance);
        await _table.InitializeMembershipTableAsync(tryInitTableVersion: true);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _pools.Dispose();

    [Fact]
    public async Task Changes_OnTheVersionThatWasRead_AreMadeAndOthersAreNot()
    {
        var first = Entry(11111);
        var before = (await _table.ReadAllAsync()).Version;
        Assert.True(await _table.InsertRowAsync(first, before.Next()));
        // Not on an old version, and not twice.
        Assert.False(await _table.InsertRowAsync(Entry(11112), before.Next()));
        var now = await _table.ReadAllAsync();
        Assert.Equal(before.Version + 1, now.Version.Version);
        Assert.False(await _table.InsertRowAsync(first, now.Version.Next()));
        Assert.Equal(now.Version.Version, (await _table.ReadAllAsync()).Version.Version);

        first.Status = SiloStatus.Dead;
        first.SuspectTimes = [Tuple.Create(first.SiloAddress, Now)];
        var etag = Assert.Single(now.Members).Item2;
        Assert.False(await _table.UpdateRowAsync(first, etag, before.Next()));
        Assert.True(await _table.UpdateRowAsync(first, etag, now.Version.Next()));
        Assert.False(await _table.UpdateRowAsync(Entry(11119), etag, (await _table.ReadAllAsync()).Version.Next()));
        var read = Assert.Single((await _table.ReadRowAsync(first.SiloAddress)).Members).Item1;
        Assert.Equal((SiloStatus.Dead, Now, first.SiloName, 1), (read.Status, read.StartTime, read.SiloName, read.SuspectTimes!.Count));
    }

    [Fact]
    public async Task InsertRow_ByEightAtOnce_LetsOneThrough()
    {
        var version = (await _table.ReadAllAsync()).Version;
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => _table.InsertRowAsync(Entry(12000 + i), version.Next()))));
        Assert.Single(made, true);
        Assert.Single((await _table.ReadAllAsync()).Members);
    }

    [Fact]
    public async Task Cleanup_TakesOldRowsThatAreNotActive()
    {
        var (dead, active, fresh) = (Entry(13001, SiloStatus.Dead), Entry(13002, SiloStatus.Active), Entry(13003, SiloStatus.Dead));
        foreach (var entry in new[] { dead, active, fresh })
            Assert.True(await _table.InsertRowAsync(entry, (await _table.ReadAllAsync()).Version.Next()));
        fresh.IAmAliveTime = Now.AddHours(1);
        await _table.UpdateIAmAliveAsync(fresh);
        await _table.CleanupDefunctSiloEntriesAsync(Now.AddMinutes(30));
        Assert.Equal([13002, 13003], (await _table.ReadAllAsync()).Members.Select(member => member.Item1.SiloAddress.Endpoint.Port).Order());
    }

    private static MembershipEntry Entry(int port, SiloStatus status = SiloStatus.Active) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, port, 7),
        SiloName = $"silo-{port}",
        HostName = "host",
        Status = status,
        ProxyPort = port + 1,
        StartTime = Now,
        IAmAliveTime = Now,
    };
}
