using Microsoft.Extensions.Logging;
using Sferum.Grains.Platform;

namespace Sferum.Silo.VkPlatform.Messenger;

internal sealed partial class VkMessengerPlatform
{
    private void LogResults(string method, PlatformCall[] calls, IReadOnlyList<PlatformResult> results, TimeSpan took)
    {
        LogRequest(method, calls.Length, results.Count(result => result.IsDone), took.TotalMilliseconds);
        foreach (var (call, result) in calls.Zip(results).Where(pair => !pair.Second.IsDone))
            LogFault(VkMethod.Of(call).Name, result.Fault, result.Code, took.TotalMilliseconds);
    }

    [LoggerMessage(1, LogLevel.Debug, "{Method} with {Calls} calls: {Done} done, {Milliseconds} ms")]
    private partial void LogRequest(string method, int calls, int done, double milliseconds);

    [LoggerMessage(2, LogLevel.Information, "{Method} not done: {Fault} (code {Code}), {Milliseconds} ms")]
    private partial void LogFault(string method, PlatformFault fault, string code, double milliseconds);
}
