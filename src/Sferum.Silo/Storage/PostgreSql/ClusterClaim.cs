using System.Data.Common;
using Orleans.Configuration;
using Sferum.Silo.Clustering;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>Notes which installation a cluster is of, and refuses a silo that would share grains with silos of another one, or rows with another living cluster.</summary>
internal static class ClusterClaim
{
    // What tells a silo that has died with its cluster from one that lives: see SiloLimits.
    private const int StaleSeconds = 20;

    // Orleans' SiloStatus.Active.
    private const int Active = 3;

    /// <summary>Takes the cluster's name for the installation, unless it is another's.</summary>
    /// <exception cref="StorageStartException">The cluster is of another installation, or another cluster of this one is running.</exception>
    public static async Task TakeAsync(DbConnection connection, ClusterOptions cluster, string database, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ScalarAsync(connection, $"SELECT pg_advisory_xact_lock({PostgreSqlSchema.Lock})", cluster, cancellation);
        await ScalarAsync(connection, "INSERT INTO SferumCluster (ClusterId, ServiceId) VALUES (@ClusterId, @ServiceId) ON CONFLICT (ClusterId) DO NOTHING", cluster, cancellation);
        var service = (string)(await ScalarAsync(connection, "SELECT ServiceId FROM SferumCluster WHERE ClusterId = @ClusterId", cluster, cancellation))!;
        if (!string.Equals(service, cluster.ServiceId, StringComparison.Ordinal))
        {
            throw new StorageStartException(
                $"The cluster «{cluster.ClusterId}» in the database {database} is of the installation «{service}», and this silo is of «{cluster.ServiceId}»: look at {ClusterSettings.Section}:{nameof(ClusterSettings.ServiceId)}.");
        }

        var other = (string?)await ScalarAsync(
            connection,
            $"""
            SELECT known.ClusterId FROM SferumCluster known JOIN Membership silo ON silo.DeploymentId = known.ClusterId
            WHERE known.ServiceId = @ServiceId AND known.ClusterId <> @ClusterId AND silo.Status = {Active} AND silo.IAmAliveTime > now() - interval '{StaleSeconds} seconds'
            LIMIT 1
            """,
            cluster,
            cancellation);
        if (other is not null)
        {
            throw new StorageStartException(
                $"The cluster «{other}» is running on the rows of the installation «{cluster.ServiceId}» in the database {database}: stop it first, or look at {ClusterSettings.Section}:{nameof(ClusterSettings.ClusterId)}.");
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql, ClusterOptions cluster, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this class's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in new[] { ("ClusterId", cluster.ClusterId), ("ServiceId", cluster.ServiceId) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteScalarAsync(cancellation);
    }
}
