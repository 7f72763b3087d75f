using Microsoft.Extensions.Logging;
using Sferum.Grains.Platform;

namespace Sferum.Silo.VkPlatform.Identity;

internal sealed partial class VkIdentityPlatform
{
    private void LogAnswer(string method, PlatformFault fault, string code, double milliseconds)
    {
        if (fault == PlatformFault.None)
            LogDone(method, milliseconds);
        else
            LogFault(method, fault, code, milliseconds);
    }

    [LoggerMessage(1, LogLevel.Debug, "VK ID {Method} done, {Milliseconds} ms")]
    private partial void LogDone(string method, double milliseconds);

    [LoggerMessage(2, LogLevel.Information, "VK ID {Method} not done: {Fault} (code {Code}), {Milliseconds} ms")]
    private partial void LogFault(string method, PlatformFault fault, string code, double milliseconds);
}
