using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Sferum.Silo.Storage.Gate;

/// <summary>SQLite's result codes in the words of the service: one table.</summary>
internal static class SqliteFaults
{
    public static StorageFault Of(Exception error) => error is not SqliteException sqlite ? StorageFault.Rejected : sqlite.SqliteErrorCode switch
    {
        SQLITE_BUSY or SQLITE_LOCKED => StorageFault.Locked,
        SQLITE_FULL => StorageFault.Full,
        SQLITE_IOERR or SQLITE_CANTOPEN or SQLITE_NOMEM or SQLITE_INTERRUPT => StorageFault.Disk,
        SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH => StorageFault.ReadOnly,
        SQLITE_CORRUPT or SQLITE_NOTADB => StorageFault.Damaged,
        _ => StorageFault.Rejected,
    };

    /// <summary>The error that a caller gets.</summary>
    public static StorageFaultException Translate(Exception error, bool outcomeUnknown = false) =>
        new(Of(error), $"The database answered: {error.Message} ({Code(error)})", outcomeUnknown);

    /// <summary>Whether a connection is as good as before after this error.</summary>
    public static bool LeavesConnectionSound(Exception error) => Of(error) is StorageFault.Locked or StorageFault.Full or StorageFault.Rejected;

    private static int Code(Exception error) => error is SqliteException sqlite ? sqlite.SqliteExtendedErrorCode : 0;
}
