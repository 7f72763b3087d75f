using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Storage;
using Sferum.Grains.Commits;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.Gate;
using Sferum.Silo.Storage.PostgreSql;
using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

[Collection(PostgreSqlTests.Name)]
public sealed class PostgreSqlGateTests(PostgreSqlCluster cluster)
{
    private IGrainStorage States => cluster.Services.GetRequiredKeyedService<IGrainStorage>(StorageHosting.ProviderName);

    [Fact]
    public async Task Writes_WhenManyCome_ShareCommits()
    {
        var first = await TransactionAsync();
        var states = Enumerable.Range(0, 1_000).Select(i => (Id: Id($"t:shared/{i}"), State: NewState(i))).ToArray();
        await Task.WhenAll(states.Select(one => Task.Run(() => States.WriteStateAsync("shared", one.Id, one.State))));
        await Task.WhenAll(states.Select((one, i) => Task.Run(() =>
        {
            one.State.State!.Notes.Add("again");
            one.State.State.OwedFrom = i % 2 == 0 ? DateTimeOffset.UnixEpoch.AddSeconds(i + 1) : null;
            return States.WriteStateAsync("shared", one.Id, one.State);
        })));
        var transactions = await TransactionAsync() - first;

        Assert.True(transactions < 1_500, $"{transactions} transactions for 2,000 writes.");
        for (var i = 0; i < states.Length; i++)
        {
            var read = new GrainState<StorageTestState>(new StorageTestState());
            await States.ReadStateAsync("shared", states[i].Id, read);
            Assert.Equal(states[i].State.ETag, read.ETag);
            Assert.Equal([i.ToString(CultureInfo.InvariantCulture), "again"], read.State!.Notes);
        }

        // Each row's moment is in its column: it is what the search for owed work reads.
        Assert.Equal(500L, await cluster.ScalarAsync("SELECT count(*) FROM GrainState WHERE GrainTypeString = 'shared' AND OwedFrom IS NOT NULL"));
        Assert.Equal(999_000L, await cluster.ScalarAsync("SELECT max(OwedFrom) FROM GrainState WHERE GrainTypeString = 'shared'"));
    }

    [Fact]
    public async Task Write_ThatTheServerRefuses_HarmsNoNeighbour()
    {
        // PostgreSQL has no text with a zero in it.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => Record.ExceptionAsync(
            () => States.WriteStateAsync("neighbours", Id(i % 50 == 49 ? $"t:\0/{i}" : $"t:{i}"), NewState(i))))));
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (i % 50 == 49)
                Assert.Equal((StorageFault.Rejected, false), Assert.IsType<StorageFaultException>(outcomes[i]) is var told ? (told.Fault, told.OutcomeUnknown) : default);
            else
                Assert.Null(outcomes[i]);
        }

        Assert.Equal(196L, await cluster.ScalarAsync("SELECT count(*) FROM GrainState WHERE GrainTypeString = 'neighbours'"));
    }

    [Fact]
    public async Task Write_OfALockedRow_HarmsNoNeighbour()
    {
        var locked = NewState(0);
        await States.WriteStateAsync("locks", Id("t:locked"), locked);
        await using var pools = new PostgreSqlPools(cluster.Settings);
        await using var holder = await pools.Service.OpenConnectionAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var command = holder.CreateCommand())
        {
            command.CommandText = "SELECT 1 FROM GrainState WHERE GrainTypeString = 'locks' FOR UPDATE";
            await command.ExecuteNonQueryAsync();
        }

        var (stuck, others) = (Record.ExceptionAsync(() => States.WriteStateAsync("locks", Id("t:locked"), locked)), new List<Task>());
        for (var i = 0; i < 100; i++)
            others.Add(States.WriteStateAsync("locks", Id($"t:{i}"), NewState(i)));
        await Task.WhenAll(others);
        Assert.Equal((StorageFault.Locked, false), Assert.IsType<StorageFaultException>(await stuck) is var told ? (told.Fault, told.OutcomeUnknown) : default);
        await transaction.RollbackAsync();
        await States.WriteStateAsync("locks", Id("t:locked"), locked);
    }

    [Fact]
    public async Task Write_WhoseCommitIsNotHeardOf_IsNotToldAsMade()
    {
        var state = NewState(1);
        await States.WriteStateAsync("slow-commit", Id("t:slow"), state);
        // The warning makes the server send the statement's rows before it commits; the driver waits 8 s for what comes then.
        await cluster.ScalarAsync("""
            CREATE FUNCTION Dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'late'; PERFORM pg_sleep(12); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER Dawdle AFTER UPDATE ON GrainState DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.GrainTypeString = 'slow-commit') EXECUTE FUNCTION Dawdle();
            """);
        try
        {
            state.State!.Notes.Add("lost");
            var told = await Assert.ThrowsAsync<StorageFaultException>(() => States.WriteStateAsync("slow-commit", Id("t:slow"), state));
            Assert.True(told.OutcomeUnknown);
        }
        finally
        {
            await cluster.ScalarAsync("DROP TRIGGER Dawdle ON GrainState");
        }

        var read = new GrainState<StorageTestState>(new StorageTestState());
        await States.ReadStateAsync("slow-commit", Id("t:slow"), read);
        Assert.Equal(["1"], read.State!.Notes);
    }

    [Fact]
    public async Task Write_WhenWithdrawnOrTheGateIsClosed_IsNotCarriedOut()
    {
        await using var pools = new PostgreSqlPools(cluster.Settings);
        var gate = new PostgreSqlGate(pools);
        Assert.Single((await gate.ExecuteAsync("", Parameters("t:open"), TimeSpan.FromSeconds(30), CancellationToken.None)).Rows);
        await Assert.ThrowsAsync<TaskCanceledException>(() => gate.ExecuteAsync("", Parameters("t:withdrawn"), TimeSpan.FromSeconds(30), new CancellationToken(canceled: true)));
        await gate.DisposeAsync();
        var told = await Assert.ThrowsAsync<StorageFaultException>(() => gate.ExecuteAsync("", Parameters("t:late"), TimeSpan.FromSeconds(30), CancellationToken.None));
        Assert.Equal((StorageFault.Closed, false), (told.Fault, told.OutcomeUnknown));
        Assert.Equal(1L, await cluster.ScalarAsync("SELECT count(*) FROM GrainState WHERE GrainTypeString = 'gate'"));
    }

    [Fact]
    public async Task Dispose_WhenWritesWait_CarriesThemOut()
    {
        await using var pools = new PostgreSqlPools(cluster.Settings);
        var gate = new PostgreSqlGate(pools);
        var writes = Enumerable.Range(0, 500).Select(i => gate.ExecuteAsync("", Parameters($"t:{i}", "gate-end"), TimeSpan.FromSeconds(30), CancellationToken.None)).ToArray();
        await gate.DisposeAsync();
        Assert.All(writes, write => Assert.True(write.IsCompletedSuccessfully));
        Assert.Equal(500L, await cluster.ScalarAsync("SELECT count(*) FROM GrainState WHERE GrainTypeString = 'gate-end'"));
    }

    [Fact]
    public async Task Statement_FindsRowsByTheirKey_HoweverSmallTheTableWas()
    {
        await using var pools = new PostgreSqlPools(cluster.Settings);
        await using var connection = await pools.States.OpenConnectionAsync();
        await using var command = (NpgsqlCommand)connection.CreateCommand();
        command.CommandText = "EXPLAIN (COSTS off) " + StateStatement.Text;
        StateStatement.Bind(command, [StateWrite.Of(Parameters("t:plan"))]);
        var plan = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                plan.Add(reader.GetString(0));
        }

        Assert.Contains(plan, line => line.Contains("Index Scan using grainstateidentity", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan", StringComparison.Ordinal));
    }

    private static GrainId Id(string key) => GrainId.Create("storage-test", key);

    private static GrainState<StorageTestState> NewState(int i) => new(new StorageTestState { Notes = [i.ToString(CultureInfo.InvariantCulture)] });

    private static SqlParameter[] Parameters(string key, string kind = "gate") =>
    [
        new("GrainIdHash", 1L),
        new("GrainIdN0", 0L),
        new("GrainIdN1", 0L),
        new("GrainTypeHash", 1L),
        new("GrainTypeString", kind),
        new("GrainIdExtensionString", key),
        new("ServiceId", "storage-tests"),
        new("GrainStateVersion", null),
        new("PayloadBinary", StateEnvelope.Wrap([1, 2, 3], null)),
    ];

    /// <summary>The number of the next transaction that writes.</summary>
    private async Task<long> TransactionAsync() => long.Parse((string)(await cluster.ScalarAsync("SELECT pg_current_xact_id()::text"))!, CultureInfo.InvariantCulture);
}
