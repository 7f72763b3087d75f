using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>
/// PostgreSQL's troubles in the words of the service: one table. An error of the server ends the statement and its transaction, so that surely nothing was changed; a connection that
/// is lost while a statement is under way says nothing about it. No driver's type leaves the silo, and no text of the server, which may hold content.
/// </summary>
internal static class PostgreSqlFaults
{
    public static bool IsTrouble(Exception error) => error is DbException or TimeoutException or IOException or SocketException;

    /// <summary>No connection could be had: nothing was sent.</summary>
    public static StorageFaultException OfOpening(Exception error) => error is PostgresException answer
        ? new(Of(answer.SqlState), $"The database refused a connection (SQLSTATE {answer.SqlState}).")
        : IsExhausted(error)
            ? new(StorageFault.Overloaded, "All connections of this role are in use, and none came free in time.")
            : new(StorageFault.Unreachable, $"The database cannot be reached ({Kinds(error)}).");

    /// <summary>A statement failed, or what came of it was not heard.</summary>
    public static StorageFaultException OfCommand(Exception error) => error is PostgresException { InvariantSeverity: "ERROR" } answer
        ? new(Of(answer.SqlState), $"The database refused a statement (SQLSTATE {answer.SqlState}).")
        : new(IsTimeout(error) ? StorageFault.TimedOut : StorageFault.Unreachable, $"The database did not answer ({Kinds(error)}).", outcomeUnknown: true);

    /// <summary>The fault of a server's code; its first two signs are its class.</summary>
    public static StorageFault Of(string code) => code switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable => StorageFault.Locked,
        PostgresErrorCodes.DiskFull => StorageFault.Full,
        PostgresErrorCodes.TooManyConnections => StorageFault.Overloaded,
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege => StorageFault.ReadOnly,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => StorageFault.Damaged,
        PostgresErrorCodes.QueryCanceled => StorageFault.TimedOut,
        _ => code.Length < 2 ? StorageFault.Rejected : code[..2] switch
        {
            "08" or "57" => StorageFault.Unreachable,
            "53" => StorageFault.Overloaded,
            "58" => StorageFault.Disk,
            _ => StorageFault.Rejected,
        },
    };

    // The driver has no type of its own for it.
    private static bool IsExhausted(Exception error) =>
        error is NpgsqlException && error.Message.Contains("pool has been exhausted", StringComparison.Ordinal);

    private static bool IsTimeout(Exception? error) => error is not null && (error is TimeoutException || IsTimeout(error.InnerException));

    private static string Kinds(Exception error) => error switch
    {
        PostgresException answer => $"SQLSTATE {answer.SqlState}",
        { InnerException: { } inner } => $"{error.GetType().Name} < {Kinds(inner)}",
        _ => error.GetType().Name,
    };
}
