using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Sferum.Testing.Recording;

namespace Sferum.Testing.Secrets;

/// <summary>Picks the secrets out of what was said between browser, service and Sferum side, by the names they go under there.</summary>
public static partial class IssuedSecrets
{
    private const int Shortest = 11;

    private static readonly Dictionary<string, string> KindOf = new()
    {
        ["access_token"] = "token",
        ["refresh_token"] = "token",
        ["id_token"] = "JWT",
        ["code"] = "code",
        ["code_verifier"] = "verifier",
        ["state"] = "state",
        ["device_id"] = "device",
        ["confirmation"] = "confirmation",
        ["link"] = "invite link",
        ["join_link"] = "join link",
        ["ok_join_link"] = "join link",
        ["link_with_password"] = "join link",
        ["phone"] = "phone",
    };

    /// <summary>Each once, in the order in which they were said first.</summary>
    public static IReadOnlyList<Secret> Of(IEnumerable<Exchange> exchanges)
    {
        ArgumentNullException.ThrowIfNull(exchanges);
        return [.. exchanges.SelectMany(Of).Where(secret => secret.Value.Length >= Shortest).Distinct()];
    }

    private static IEnumerable<Secret> Of(Exchange exchange) =>
        Named(exchange).SelectMany(named => Of(named.Name, named.Value, exchange))
            .Concat(exchange.Cookies.SelectMany(OfCookie))
            .Concat(Ticket().Matches(exchange.Path).Select(match => new Secret("ticket", match.Groups[1].Value)))
            .Concat(exchange.Authorization.Split(' ') is ["Bearer", var token] ? [new Secret("token", token)] : []);

    private static IEnumerable<(string Name, string Value)> Named(Exchange exchange) =>
        Pairs(Query(exchange.Path))
            .Concat(Pairs(Query(exchange.Location)))
            .Concat(IsForm(exchange.Request) ? Pairs(exchange.Request) : [])
            .Concat(InJson(exchange.Answer))
            .Concat(Field().Matches(exchange.Answer).Select(match => (match.Groups[1].Value, match.Groups[2].Value)));

    private static IEnumerable<Secret> Of(string name, string value, Exchange exchange)
    {
        // An execute's code is a script, in which links stand as arguments.
        if (name == "code" && exchange.Path.StartsWith("/method/", StringComparison.Ordinal))
            return Argument().Matches(value).SelectMany(match => Whole("invite link", match.Groups[1].Value));
        return KindOf.TryGetValue(name, out var kind) ? Whole(kind, value) : [];
    }

    // Who has what stands behind the last stroke of a link has the link.
    private static IEnumerable<Secret> Whole(string kind, string value) => value.LastIndexOf('/') is > 0 and var stroke && value.Length - stroke > Shortest
        ? [new Secret(kind, value), new Secret(kind, value[(stroke + 1)..])]
        : [new Secret(kind, value)];

    private static IEnumerable<Secret> OfCookie(string header) =>
        header.Split(';', StringSplitOptions.TrimEntries)
            .Where(cookie => cookie.StartsWith("sferum_link_", StringComparison.Ordinal))
            .Select(cookie => new Secret("cookie", cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    private static string Query(string address) => address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? address[mark..] : "";

    private static bool IsForm(string body) => body.Contains('=', StringComparison.Ordinal) && !body.StartsWith('{');

    private static IEnumerable<(string Name, string Value)> Pairs(string query) =>
        QueryHelpers.ParseQuery(query).SelectMany(pair => pair.Value.OfType<string>().Select(value => (pair.Key, value)));

    private static IEnumerable<(string Name, string Value)> InJson(string text)
    {
        if (!text.StartsWith('{'))
            return [];
        using var document = JsonDocument.Parse(text);
        return [.. Strings("", document.RootElement)];
    }

    private static IEnumerable<(string Name, string Value)> Strings(string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [(name, element.GetString()!)],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Strings(name, item)),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Name, property.Value)),
        _ => [],
    };

    [GeneratedRegex("^/link/([A-Za-z0-9_-]{43})$")]
    private static partial Regex Ticket();

    [GeneratedRegex("name=\"([a-z_]+)\" value=\"([^\"]+)\"")]
    private static partial Regex Field();

    [GeneratedRegex("\"link\":\"([^\"]+)\"")]
    private static partial Regex Argument();
}
