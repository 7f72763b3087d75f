using Microsoft.Extensions.Logging;

namespace Sferum.Silo.Storage.Gate;

internal sealed partial class SqliteWriter
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A database command failed ({Fault}); its neighbours are not concerned.")]
    private static partial void CommandFailed(ILogger logger, StorageFault fault, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A group of {Count} database writes failed ({Fault}).")]
    private static partial void GroupFailed(ILogger logger, int count, StorageFault fault, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A database transaction could not be rolled back ({Fault}); its connection is replaced.")]
    private static partial void RollbackFailed(ILogger logger, StorageFault fault, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "No database transaction could be opened ({Fault}); up to {Count} waiting writes were refused.")]
    private static partial void BeginFailed(ILogger logger, int count, StorageFault fault, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database's log could not be written back at the end ({Fault}).")]
    private static partial void CheckpointFailed(ILogger logger, StorageFault fault, Exception error);
}
