using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Sferum.Silo.Storage.Gate;

/// <summary>Counts what the database is asked for, and tells it in the log at Debug, a few times a second at most.</summary>
internal sealed partial class GateTally(ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private long _reads;
    private long _writes;
    private long _told;

    public void Count(bool isRead)
    {
        Interlocked.Increment(ref isRead ? ref _reads : ref _writes);
        var told = Volatile.Read(ref _told);
        if (!logger.IsEnabled(LogLevel.Debug) || Stopwatch.GetElapsedTime(told) < Pause || Interlocked.CompareExchange(ref _told, Stopwatch.GetTimestamp(), told) != told)
            return;

        var (reads, writes) = (Volatile.Read(ref _reads), Volatile.Read(ref _writes));
        Tell(logger, reads, writes);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The database was asked for {Reads} reads and {Writes} writes so far.")]
    private static partial void Tell(ILogger logger, long reads, long writes);
}
