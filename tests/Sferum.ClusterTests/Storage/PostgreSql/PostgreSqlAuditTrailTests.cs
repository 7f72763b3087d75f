using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

[Collection(PostgreSqlTests.Name)]
public sealed class PostgreSqlAuditTrailTests(PostgreSqlCluster cluster) : AuditTrailTests(cluster.Services, cluster.Grains);
