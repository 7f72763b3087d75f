using Xunit;

namespace Sferum.ClusterTests.Storage;

public sealed class SqliteAuditTrailTests(StorageCluster cluster) : AuditTrailTests(cluster.Services, cluster.Grains), IClassFixture<StorageCluster>;
