using Microsoft.Extensions.Logging;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.UserLinks;

/// <summary>What is logged: ids, reasons and numbers, never a name, a code or a token.</summary>
internal sealed partial class UserLinkGrain
{
    private void LogClaimed(AccountId account, bool isOurs)
    {
        if (isOurs)
        {
            LinkMetrics.Linked();
            LogLinked(Log, account);
        }
        else
        {
            LogRefused(account, RefusalReason.ProfileAlreadyLinked);
        }
    }

    private void LogRefused(AccountId account, RefusalReason reason)
    {
        LinkMetrics.Refused();
        LogAttemptRefused(Log, account, reason);
    }

    [LoggerMessage(1, LogLevel.Information, "{Account} is linked.")]
    private static partial void LogLinked(ILogger log, AccountId account);

    [LoggerMessage(2, LogLevel.Information, "An attempt to link {Account} was refused: {Reason}.")]
    private static partial void LogAttemptRefused(ILogger log, AccountId account, RefusalReason reason);

    [LoggerMessage(3, LogLevel.Debug, "Told {Count} chats where the link of {Account} stands; {Failed} could not be told yet.")]
    private static partial void LogTold(ILogger log, int count, AccountId account, int failed);

    [LoggerMessage(4, LogLevel.Warning, "The link of {Account} is broken (token generation {Generation}): it must be linked again.")]
    private static partial void LogBroken(ILogger log, AccountId account, long generation);

    [LoggerMessage(7, LogLevel.Information, "{Account} is not linked any more.")]
    private static partial void LogUnlinked(ILogger log, AccountId account);

    [LoggerMessage(6, LogLevel.Warning, "The people index of {School} could not be told where the link of {Account} stands; tried again.")]
    private static partial void LogUnmarked(ILogger log, SchoolId school, AccountId account, Exception error);

    [LoggerMessage(5, LogLevel.Debug, "{Account} has new tokens, generation {Generation}.")]
    private static partial void LogRefreshed(ILogger log, AccountId account, long generation);
}
