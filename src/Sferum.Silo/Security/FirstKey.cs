using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Sferum.Silo.Storage.PostgreSql;

namespace Sferum.Silo.Security;

/// <summary>
/// Makes the first key of a shared ring under a lock. Silos that start together would else make one each, and one that does not know another's key yet takes an administrator's link for broken.
/// </summary>
internal static class FirstKey
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    public static async Task MakeAsync(DbConnection connection, IKeyManager keys, TimeProvider time, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var wait = connection.CreateCommand())
        {
            wait.CommandText = $"SELECT pg_advisory_xact_lock({PostgreSqlSchema.Lock})";
            await wait.ExecuteNonQueryAsync(cancellation);
        }

        if (keys.GetAllKeys().Count == 0)
        {
            var now = time.GetUtcNow();
            keys.CreateNewKey(now, now + Life);
        }

        await transaction.CommitAsync(cancellation);
    }
}
