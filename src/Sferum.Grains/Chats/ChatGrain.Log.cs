using Microsoft.Extensions.Logging;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Chats;

/// <summary>What a chat logs: ids, never content.</summary>
internal sealed partial class ChatGrain
{
    [LoggerMessage(1, LogLevel.Debug, "The row of {Chat} is not in the registry yet; it follows.")]
    private partial void LogPushLate(ChatId chat, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "The row of {Chat} could not be put into the registry; tried again.")]
    private partial void LogPushFailed(ChatId chat, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "A link could not be told of {Chat}; tried again.")]
    private partial void LogLinkNotTold(ChatId chat, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "The step {Step} of {Chat} failed; tried again.")]
    private partial void LogStepFailed(ChatId chat, string step, Exception error);

    [LoggerMessage(5, LogLevel.Warning, "The group of {Chat} takes no more chats: {Reason}; tried again.")]
    private partial void LogNotAttached(ChatId chat, RefusalReason reason);

    [LoggerMessage(6, LogLevel.Warning, "What was found in {Chat} could not be put into the school's list; tried again.")]
    private partial void LogFindingsNotListed(ChatId chat, Exception error);

    [LoggerMessage(7, LogLevel.Warning, "Conferences of {Chat}, which is deleted or closed, could not be called off; tried again.")]
    private partial void LogNotCalledOff(ChatId chat, Exception error);
}
