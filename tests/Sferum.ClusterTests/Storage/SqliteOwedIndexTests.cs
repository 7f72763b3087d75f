using Xunit;

namespace Sferum.ClusterTests.Storage;

public sealed class SqliteOwedIndexTests(StorageCluster cluster) : OwedIndexTests(cluster.Services, cluster.Grains), IClassFixture<StorageCluster>
{
    [Fact]
    public void Column_OfAPayloadWithoutTheHeader_IsNull()
    {
        var write = (string)cluster.Scalar("SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'WriteToStorageKey'")!;
        foreach (var (payload, owed) in new (byte[] Payload, object Owed)[]
        {
            ([.. "SF11790000000123rest"u8], 1_790_000_000_123L),
            ([.. "SF10000000000000rest"u8], DBNull.Value),
            ([.. "SF21790000000123rest"u8], DBNull.Value),
            ([.. "{}"u8], DBNull.Value),
            ([], DBNull.Value),
        })
        {
            var key = $"t:{Convert.ToHexString(payload)}";
            cluster.Scalar(
                write,
                ("@ServiceId", "other-service"), ("@GrainTypeString", "column"), ("@GrainIdN0", 0), ("@GrainIdN1", 0),
                ("@GrainIdExtensionString", key), ("@GrainStateVersion", DBNull.Value), ("@PayloadBinary", payload));
            Assert.Equal(owed, cluster.Scalar("SELECT OwedFrom FROM GrainState WHERE GrainIdExtensionString = $key", ("$key", key)));
        }
    }

    [Fact]
    public async Task Read_LeavesOtherServicesAlone()
    {
        Column_OfAPayloadWithoutTheHeader_IsNull();
        Assert.DoesNotContain(await ReadAsync(), row => row.GrainType == "column");
    }
}
