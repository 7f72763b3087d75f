using System.Text.Json;
using Sferum.Grains.Platform;

namespace Sferum.Silo.VkPlatform.Identity;

/// <summary>Reads VK ID's answers; null where the shape is another than documented.</summary>
internal static class VkIdentityAnswers
{
    private const long LongestLifetime = 366L * 24 * 3600;

    public static IdentityTokens? Tokens(JsonElement body) =>
        body.Text("access_token") is { Length: > 0 } access
        && body.Text("refresh_token") is { Length: > 0 } refresh
        && body.Number("expires_in", out var seconds) && seconds is > 0 and <= LongestLifetime
        && body.Id("user_id") is { } user
            ? new IdentityTokens(access, refresh, TimeSpan.FromSeconds(seconds), user) : null;

    public static IdentityProfile? Profile(JsonElement body) =>
        body.Member("user") is { } user
        && user.Id("user_id") is { } id
        && user.Text("first_name") is { } first
        && user.Text("last_name") is { } last
            ? new IdentityProfile(id, first, last) : null;

    public static bool IsRevoked(JsonElement body) => body.Number("response", out var done) && done == 1;

    /// <summary>The error's name, fit to be shown and logged; null when the body holds no error.</summary>
    public static string? Error(JsonElement body) =>
        body.Member("error") is null ? null
        : body.Text("error") is { Length: > 0 and <= 64 } name && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? name : "unnamed_error";
}
