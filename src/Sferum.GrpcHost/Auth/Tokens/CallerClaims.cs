using System.Collections.Frozen;
using System.Text.Json;
using Sferum.Grains.Names;

namespace Sferum.GrpcHost.Auth.Tokens;

/// <summary>Reads the caller out of a token's claims. Pure; what a token does not say is not granted.</summary>
internal static class CallerClaims
{
    private const string AllSchools = "*";
    private const int LongestName = 200;

    /// <summary>The caller; null when the token does not name one.</summary>
    /// <param name="claims">The token's payload.</param>
    /// <param name="settings">What the claims are called.</param>
    internal static Caller? Read(JsonElement claims, TokenSettings settings) =>
        Text(claims, settings.CallerClaim) is { Length: > 0 and <= LongestName } name && TextForm.IsClean(name)
            ? new Caller(name, Role(Text(claims, settings.RoleClaim)), Schools(claims, settings.SchoolsClaim))
            : null;

    /// <summary>The role of a word; None for any other.</summary>
    internal static CallerRole Role(string? word) => word switch
    {
        "reader" => CallerRole.Reader,
        "operator" => CallerRole.Operator,
        "administrator" => CallerRole.Administrator,
        _ => CallerRole.None,
    };

    /// <summary>The segments of ES's ids; null for all schools.</summary>
    internal static FrozenSet<string>? Schools(IEnumerable<string> ids)
    {
        string[] all = [.. ids];
        return all is [AllSchools] ? null : all.Where(NameCodec.IsValidId).Select(NameCodec.Encode).ToFrozenSet(StringComparer.Ordinal);
    }

    private static FrozenSet<string>? Schools(JsonElement claims, string claim) => claims.TryGetProperty(claim, out var value) ? value.ValueKind switch
    {
        // "*" in a list among others is a school's id like any other, and no valid claim to all.
        JsonValueKind.Array => Schools(value.EnumerateArray().Select(Id).OfType<string>().Where(id => id != AllSchools)),
        _ => Schools(Id(value) is { } only ? [only] : []),
    } : FrozenSet<string>.Empty;

    // Some systems number their schools and write the numbers as such.
    private static string? Id(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static string? Text(JsonElement claims, string claim) =>
        claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
