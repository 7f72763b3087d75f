using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

/// <summary>The tests that share one cluster on PostgreSQL.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlTests : ICollectionFixture<PostgreSqlCluster>
{
    public const string Name = "PostgreSQL";
}
