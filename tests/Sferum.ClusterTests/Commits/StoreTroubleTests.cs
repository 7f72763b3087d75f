using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Sferum.Grains.Outcomes;
using Sferum.Silo.Storage;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Commits;

/// <summary>Real trouble of the real store: a lock that another process holds, a file that may not grow. Nothing of the refused writes is ever seen again.</summary>
public sealed class StoreTroubleTests : IAsyncLifetime
{
    private ClusterUnderTest _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync(silo =>
    {
        silo.Services.AddSingleton(new TallyEffects());
        silo.Services.Configure<StorageOptions>(options =>
        {
            options.BusyTimeout = TimeSpan.FromMilliseconds(200);
            options.MaxFileMegabytes = 2;
        });
    });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Add_WhileAnotherProcessHoldsTheLock_IsRefusedAndHealsAfterwards()
    {
        await Tally("locked").AddAsync(null, 1);
        await using (var other = new SqliteConnection($"Data Source={_cluster.Database};Pooling=False"))
        {
            await other.OpenAsync();
            await ExecuteAsync(other, "BEGIN IMMEDIATE");
            for (var i = 0; i < 3; i++)
            {
                var error = await Assert.ThrowsAsync<SferumFault>(() => Tally("locked").AddAsync("r", 10));
                Assert.Equal(FaultKind.Unavailable, error.Kind);
                Assert.Equal(1, await Tally("locked").ReadAsync());
            }

            await ExecuteAsync(other, "ROLLBACK");
        }

        Assert.Equal(3, (await Tally("locked").AddAsync(null, 2)).Value);
        await _cluster.RestartAsync();
        Assert.Equal(3, await Tally("locked").ReadAsync());
    }

    [Fact]
    public async Task Add_WhenTheDiskIsFull_IsRefusedWithoutATrace()
    {
        var acknowledged = 0L;
        SferumFault? refused = null;
        for (var i = 0; refused is null && i < 200; i++)
        {
            try
            {
                // Each row of 500 additions takes some kilobytes; keys of their own make the file grow.
                var sum = (await Tally($"full-{i}").AddManyAsync(500)).Value;
                acknowledged += sum;
            }
            catch (SferumFault error)
            {
                refused = error;
                Assert.Equal(0, await Tally($"full-{i}").ReadAsync());
            }
        }

        Assert.Equal(FaultKind.Unavailable, refused?.Kind);
        await _cluster.RestartAsync();
        var seen = 0L;
        for (var i = 0; i < 200; i++)
        {
            seen += await Tally($"full-{i}").ReadAsync();
        }

        Assert.Equal(acknowledged, seen);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private ITallyGrain Tally(string name) => _cluster.Grains.GetGrain<ITallyGrain>($"s:{name}");
}
