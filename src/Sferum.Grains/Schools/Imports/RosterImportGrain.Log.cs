using Microsoft.Extensions.Logging;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Imports;

/// <summary>What the imports tell: ids and numbers, never content.</summary>
internal sealed partial class RosterImportGrain
{
    [LoggerMessage(1, LogLevel.Information, "{School}: import {Import} accepted as step {Version}.")]
    private static partial void LogAccepted(ILogger logger, SchoolId school, string import, long version);

    [LoggerMessage(2, LogLevel.Information, "{School}: version {Version} carried out: roles of {People} people, {Classes} classes, {Groups} groups.")]
    private static partial void LogApplied(ILogger logger, SchoolId school, long version, int people, int classes, int groups);

    [LoggerMessage(3, LogLevel.Warning, "{School}: some chats have not taken version {Version} yet; looked at again.")]
    private static partial void LogWaiting(ILogger logger, SchoolId school, long version);

    [LoggerMessage(4, LogLevel.Information, "{School}: step {Version} accepted: {Done} of {Changes} changes.")]
    private static partial void LogChanged(ILogger logger, SchoolId school, long version, int done, int changes);
}
