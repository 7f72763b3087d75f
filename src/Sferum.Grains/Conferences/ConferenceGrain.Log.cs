using Microsoft.Extensions.Logging;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences;

internal sealed partial class ConferenceGrain
{
    [LoggerMessage(1, LogLevel.Information, "{Conference} is planned.")]
    private static partial void LogCreated(ILogger logger, ConferenceId conference);

    [LoggerMessage(2, LogLevel.Information, "{Conference} has started, {Late} ms after its time.")]
    private static partial void LogStarted(ILogger logger, ConferenceId conference, double late);

    [LoggerMessage(3, LogLevel.Warning, "{Conference} could not be started: {Trouble}; tried again.")]
    private static partial void LogNotStarted(ILogger logger, ConferenceId conference, ConferenceTrouble trouble);

    [LoggerMessage(4, LogLevel.Warning, "Whether the call of {Conference} was opened is not known; asked again. Possible orphans so far: {Count}.")]
    private static partial void LogOrphan(ILogger logger, ConferenceId conference, int count);

    [LoggerMessage(5, LogLevel.Warning, "{Conference} was missed: {Trouble}.")]
    private static partial void LogMissed(ILogger logger, ConferenceId conference, ConferenceTrouble trouble);

    [LoggerMessage(6, LogLevel.Information, "{Conference} is over, {Late} ms after its time.")]
    private static partial void LogEnded(ILogger logger, ConferenceId conference, double late);

    [LoggerMessage(7, LogLevel.Warning, "{Conference} could not be ended: {Trouble}; tried again.")]
    private static partial void LogNotEnded(ILogger logger, ConferenceId conference, ConferenceTrouble trouble);

    [LoggerMessage(9, LogLevel.Information, "{Conference} is called off: {Reason}.")]
    private static partial void LogCancelled(ILogger logger, ConferenceId conference, ConferenceTrouble reason);

    [LoggerMessage(10, LogLevel.Warning, "The agenda of the chat of {Conference} could not be written; tried again.")]
    private static partial void LogNotOnAgenda(ILogger logger, ConferenceId conference, Exception error);

    [LoggerMessage(11, LogLevel.Warning, "The list of the month of {Conference} could not be written; tried again.")]
    private static partial void LogNotListed(ILogger logger, ConferenceId conference, Exception error);

    [LoggerMessage(12, LogLevel.Information, "{Conference} is changed.")]
    private static partial void LogUpdated(ILogger logger, ConferenceId conference);

    [LoggerMessage(13, LogLevel.Information, "{Conference} is deleted.")]
    private static partial void LogDeleted(ILogger logger, ConferenceId conference);

    [LoggerMessage(14, LogLevel.Warning, "The reminders of {Conference} could not follow its times; tried again.")]
    private static partial void LogNotArmedAgain(ILogger logger, ConferenceId conference, Exception error);

    [LoggerMessage(8, LogLevel.Warning, "The reminders of {Conference} could not be registered; it is not planned.")]
    private static partial void LogNotArmed(ILogger logger, ConferenceId conference, Exception error);
}
