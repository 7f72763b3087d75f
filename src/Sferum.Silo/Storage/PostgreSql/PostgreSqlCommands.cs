using System.Data.Common;
using System.Globalization;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>Statements, each on a connection of its pool; trouble comes out in our words.</summary>
internal static class PostgreSqlCommands
{
    /// <summary>Carries one out.</summary>
    /// <param name="pool">Where the connection comes from.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="parameters">Its values by name.</param>
    /// <param name="run">Reads what it gives.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StorageFaultException">The database could not be asked, or refused.</exception>
    public static async Task<T> RunAsync<T>(
        this PoolDataSource pool, string sql, IEnumerable<(string Name, object? Value)> parameters, Func<DbCommand, CancellationToken, Task<T>> run, CancellationToken cancellation)
    {
        await using var connection = await pool.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this assembly's own.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }

            return await run(command, cancellation);
        }
        catch (Exception error) when (PostgreSqlFaults.IsTrouble(error))
        {
            throw PostgreSqlFaults.OfCommand(error);
        }
    }

    /// <summary>
    /// Hears what the server says at the commit: a statement is done when its answer has been read to the end. Closing a reader earlier swallows a time-out, and a change that was not made
    /// would be told as made.
    /// </summary>
    public static async Task EndAsync(this DbDataReader reader, CancellationToken cancellation)
    {
        while (await reader.NextResultAsync(cancellation))
        {
            // No statement of ours answers a second set.
        }
    }

    public static async Task<int> ReadNumberAsync(DbCommand command, CancellationToken cancellation) =>
        Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
}
