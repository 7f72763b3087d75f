using System.Data.Common;
using Npgsql;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>What a facade wants of the database: that a silo has made its schema. It changes nothing there, and needs no right to.</summary>
internal sealed class SchemaWait(PostgreSqlPools pools, TimeProvider time) : IStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task OpenAsync(CancellationToken cancellation)
    {
        for (var begun = time.GetTimestamp(); ; await Task.Delay(Pause, time, cancellation))
        {
            var trouble = await TroubleAsync(cancellation);
            if (trouble is null)
                return;
            if (time.GetElapsedTime(begun) > Patience)
                throw new StorageStartException($"The database {pools.Database} is not ready: {trouble}");
        }
    }

    private async Task<string?> TroubleAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await pools.Service.OpenConnectionAsync(cancellation);
            return await HasMembershipAsync(connection, cancellation) ? null : "it has no schema of this service. Start a silo on it.";
        }
        catch (Exception error) when (error is StorageFaultException or NpgsqlException)
        {
            return error.Message;
        }
    }

    private static async Task<bool> HasMembershipAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT to_regclass('orleansquery') IS NOT NULL AND to_regclass('membership') IS NOT NULL";
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
