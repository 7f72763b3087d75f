using System.Text.Json;
using Sferum.Grains.Platform;

namespace Sferum.Silo.VkPlatform.Messenger;

/// <summary>
/// Reads the answer of an <c>execute</c>: each call's answer in its place, <c>false</c> where it failed, the errors of those in their order in a list of
/// their own; or one error for the whole script.
/// </summary>
internal static class VkExecuteAnswers
{
    public static IReadOnlyList<PlatformResult> Read(PlatformCall[] calls, JsonElement body)
    {
        if (body.Member("error") is { } whole)
            return ReadWhole(calls, whole);
        if (body.Items("response") is not { } answers || answers.Count != calls.Length || Errors(body) is not { } errors)
            return Shapeless(calls);
        // With one error too few or too many nobody can say whose they are; the answers that are there stand.
        var inStep = answers.Count(IsFailure) == errors.Count;
        var next = new Queue<JsonElement>(errors);
        return [.. calls.Select((call, i) => !IsFailure(answers[i]) ? VkAnswers.Read(call, answers[i])
            : inStep ? ReadError(call, next.Dequeue()) : VkAnswers.Lost(call, VkReply.Shape))];
    }

    private static IReadOnlyList<PlatformResult> ReadWhole(PlatformCall[] calls, JsonElement error) =>
        TryCode(error, out var code) ? [.. calls.Select(call => VkAnswers.RefusedAsWhole(call, code) with { Captcha = VkCaptcha.AddressOf(error) })] : Shapeless(calls);

    private static bool IsFailure(JsonElement answer) => answer.ValueKind == JsonValueKind.False;

    // Errors of the script itself (its answer too large, say) stand in the same list and belong to no call.
    private static List<JsonElement>? Errors(JsonElement body) =>
        body.Member("execute_errors") is null ? []
        : body.Items("execute_errors")?.Where(error => error.Text("method") != "execute").ToList();

    private static PlatformResult ReadError(PlatformCall call, JsonElement error) =>
        error.Text("method") == VkMethod.Of(call).Name && TryCode(error, out var code)
            ? VkAnswers.Refused(call, code) : VkAnswers.Lost(call, VkReply.Shape);

    private static bool TryCode(JsonElement error, out int code)
    {
        var found = error.Number("error_code", out var number) && number is > 0 and <= int.MaxValue;
        code = found ? (int)number : 0;
        return found;
    }

    private static IReadOnlyList<PlatformResult> Shapeless(PlatformCall[] calls) =>
        [.. calls.Select(call => VkAnswers.Lost(call, VkReply.Shape))];
}
