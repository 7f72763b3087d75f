using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sferum.Grains.Platform;

namespace Sferum.Silo.VkPlatform.Messenger;

/// <summary>
/// Chats and calls over the VK API: one call is one request, several go as one <c>execute</c>, which counts as one request. No state, no queue,
/// no retry.
/// </summary>
internal sealed partial class VkMessengerPlatform(
    VkTransport transport, IOptions<VkPlatformOptions> options, TimeProvider time, ILogger<VkMessengerPlatform> log) : IMessengerPlatform
{
    private readonly VkPlatformOptions _options = options.Value;

    public PlatformLimits Limits { get; } = new(options.Value.RequestsPerSecond, options.Value.CallsPerRequest);

    public async Task<IReadOnlyList<PlatformResult>> ExecuteAsync(
        string accessToken, IReadOnlyList<PlatformCall> calls, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(calls.Count, Limits.CallsPerRequest);
        cancellation.ThrowIfCancellationRequested();
        var results = calls.Select(VkMethod.Mistake).ToArray();
        var sound = calls.Where((_, i) => results[i] is null).ToArray();
        var answers = new Queue<PlatformResult>(await SendAsync(accessToken, sound, cancellation));
        return [.. results.Select(mistake => mistake ?? answers.Dequeue())];
    }

    private Task<IReadOnlyList<PlatformResult>> SendAsync(string token, PlatformCall[] calls, CancellationToken cancellation) =>
        calls.Length switch
        {
            0 => Task.FromResult<IReadOnlyList<PlatformResult>>([]),
            1 => SendOneAsync(token, calls, cancellation),
            _ => SendManyAsync(token, calls, cancellation),
        };

    private Task<IReadOnlyList<PlatformResult>> SendOneAsync(string token, PlatformCall[] calls, CancellationToken cancellation)
    {
        var method = VkMethod.Of(calls[0]);
        return SendAsync(token, calls, method.Name, method.Parameters, ReadOne, cancellation);
    }

    private Task<IReadOnlyList<PlatformResult>> SendManyAsync(string token, PlatformCall[] calls, CancellationToken cancellation) =>
        SendAsync(
            token, calls, "execute", [KeyValuePair.Create("code", VkScript.Of(calls.Select(VkMethod.Of)))], VkExecuteAnswers.Read, cancellation);

    private async Task<IReadOnlyList<PlatformResult>> SendAsync(
        string token,
        PlatformCall[] calls,
        string method,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        Func<PlatformCall[], JsonElement, IReadOnlyList<PlatformResult>> read,
        CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        using var span = VkTraces.Begin(method, calls.Length);
        var reply = await transport.PostAsync($"method/{method}", [.. parameters, .. Envelope(token)], cancellation);
        // A server error is unknown whatever its body says: it may have struck after the effect.
        IReadOnlyList<PlatformResult> results = reply is { Trouble: "", Body: { } body }
            ? read(calls, body)
            : [.. calls.Select(call => VkAnswers.Lost(call, reply.Trouble, reply.Seen))];
        if (results.FirstOrDefault(result => !result.IsDone) is { } failed)
            VkTraces.End(span, failed.Fault, failed.Code);
        VkMetrics.Executed(method, calls, results, time.GetElapsedTime(started));
        LogResults(method, calls, results, time.GetElapsedTime(started));
        return results;
    }

    // The token goes into the body: addresses and headers end up in traces and in proxies' logs.
    private IEnumerable<KeyValuePair<string, string>> Envelope(string token) =>
        [KeyValuePair.Create("v", _options.ApiVersion), KeyValuePair.Create("access_token", token)];

    private static IReadOnlyList<PlatformResult> ReadOne(PlatformCall[] calls, JsonElement body) => [ReadOne(calls[0], body)];

    private static PlatformResult ReadOne(PlatformCall call, JsonElement body) =>
        body.Member("error") is { } error
            ? error.Number("error_code", out var code) && code is > 0 and <= int.MaxValue
                ? VkAnswers.Refused(call, (int)code) with { Captcha = VkCaptcha.AddressOf(error) } : VkAnswers.Lost(call, VkReply.Shape)
            : body.Member("response") is { } answer ? VkAnswers.Read(call, answer) : VkAnswers.Lost(call, VkReply.Shape);
}
