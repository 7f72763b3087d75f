using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Sferum.Silo.Security;
using Sferum.Silo.Storage.Schema;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>The cluster's database: checked and brought to this version's schema before the silo's first stage.</summary>
internal sealed partial class PostgreSqlStore(PostgreSqlPools pools, IServiceProvider services, TimeProvider time, ILogger<PostgreSqlStore> logger) : IStore
{
    // A server that was killed together with the silos takes some seconds to come back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private bool _opened;

    public async Task OpenAsync(CancellationToken cancellation)
    {
        if (_opened)
            return;

        await using var connection = await ConnectAsync(cancellation);
        try
        {
            await ServerCheck.CheckAsync(connection, pools.Database, cancellation);
            await new PostgreSqlSchema(SchemaScript.Embedded(StorageKind.PostgreSql), logger).InstallAsync(connection, pools.Database, cancellation);
            await ClusterClaim.TakeAsync(connection, services.GetRequiredService<IOptions<ClusterOptions>>().Value, pools.Database, cancellation);
            if (services.GetService<IKeyManager>() is { } keys)
                await FirstKey.MakeAsync(connection, keys, time, cancellation);
        }
        catch (NpgsqlException error)
        {
            throw new StorageStartException($"The database {pools.Database} cannot be brought to the schema of this version: {error.Message}", error);
        }

        _opened = true;
        Opened(logger, pools.Database);
    }

    private async Task<DbConnection> ConnectAsync(CancellationToken cancellation)
    {
        for (var begun = time.GetTimestamp(); ;)
        {
            try
            {
                return await pools.Service.OpenConnectionAsync(cancellation);
            }
            catch (StorageFaultException error)
            {
                if (error.Fault != StorageFault.Unreachable || time.GetElapsedTime(begun) > Patience)
                    throw new StorageStartException($"The database {pools.Database} cannot be opened: {error.Message} Look at {StorageSettings.Section}.", error);
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The data lies in the database {Database}.")]
    private static partial void Opened(ILogger logger, string database);
}
