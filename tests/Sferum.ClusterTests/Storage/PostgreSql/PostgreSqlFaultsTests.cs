using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Storage;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.PostgreSql;
using Sferum.Testing.PostgreSql;
using Sferum.Testing.Waiting;
using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

public class PostgreSqlFaultsTests
{
    [Theory]
    [InlineData("40001", "ERROR", StorageFault.Locked, false)]
    [InlineData("23505", "ERROR", StorageFault.Rejected, false)]
    [InlineData("53100", "ERROR", StorageFault.Full, false)]
    [InlineData("57014", "ERROR", StorageFault.TimedOut, false)]
    [InlineData("25006", "ERROR", StorageFault.ReadOnly, false)]
    [InlineData("XX001", "ERROR", StorageFault.Damaged, false)]
    [InlineData("58030", "ERROR", StorageFault.Disk, false)]
    [InlineData("57P01", "FATAL", StorageFault.Unreachable, true)]
    [InlineData("57P02", "FATAL", StorageFault.Unreachable, true)]
    public void OfCommand_OfAServersAnswer_SaysWhetherItWasMade(string code, string severity, StorageFault fault, bool outcomeUnknown)
    {
        var told = PostgreSqlFaults.OfCommand(new PostgresException("row of Ivan", severity, severity, code));
        Assert.Equal((fault, outcomeUnknown), (told.Fault, told.OutcomeUnknown));
        Assert.DoesNotContain("Ivan", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OfCommand_OfALostConnection_IsOfUnknownOutcome()
    {
        var told = PostgreSqlFaults.OfCommand(new NpgsqlException("Exception while reading from stream", new IOException("", new SocketException())));
        Assert.Equal((StorageFault.Unreachable, true), (told.Fault, told.OutcomeUnknown));
        Assert.Equal((StorageFault.TimedOut, true), (PostgreSqlFaults.OfCommand(new NpgsqlException("", new TimeoutException())) is var late ? (late.Fault, late.OutcomeUnknown) : default));
        Assert.Equal((StorageFault.Unreachable, false), (PostgreSqlFaults.OfOpening(new NpgsqlException("Failed to connect", new SocketException())) is var closed ? (closed.Fault, closed.OutcomeUnknown) : default));
        Assert.Equal((StorageFault.Overloaded, false), (PostgreSqlFaults.OfOpening(new PostgresException("", "FATAL", "FATAL", "53300")) is var full ? (full.Fault, full.OutcomeUnknown) : default));
    }

    [Fact]
    public async Task Write_WhenThePostmasterIsKilled_FailsInOurWordsAndWorksAfterwards()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        await using var cluster = PostgreSqlCluster.Build(await server.NewDatabaseAsync(), 1);
        await cluster.DeployAsync();
        var states = cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(StorageHosting.ProviderName);
        var id = GrainId.Create("storage-test", "t:killed");
        var state = new GrainState<StorageTestState>(new StorageTestState { Notes = ["x"] });
        await states.WriteStateAsync("killed", id, state);
        var grain = cluster.Client.GetGrain<IStorageTestGrain>("t:crosses");
        await grain.Add("before");

        await server.KillAsync();
        // First the connection that was open, then one that cannot be opened.
        Assert.IsType<StorageFaultException>(await Record.ExceptionAsync(() => states.WriteStateAsync("killed", id, state)));
        var refused = Assert.IsType<StorageFaultException>(await Record.ExceptionAsync(() => states.WriteStateAsync("killed", id, state)));
        Assert.Equal((StorageFault.Unreachable, false), (refused.Fault, refused.OutcomeUnknown));
        // What comes back over the wire is of this service's own types.
        var crossed = await Record.ExceptionAsync(() => grain.Add("lost"));
        for (var error = crossed; error is not null; error = error.InnerException)
            Assert.True(error is StorageFaultException or OrleansException, $"{error.GetType()}");

        await server.StartAgainAsync();
        var read = new GrainState<StorageTestState>(new StorageTestState());
        await Eventually.HoldsAsync(async () => await Record.ExceptionAsync(() => states.ReadStateAsync("killed", id, read)) is null, TimeSpan.FromSeconds(20));
        await states.WriteStateAsync("killed", id, read);
        Assert.Equal(["x"], read.State!.Notes);
    }
}
