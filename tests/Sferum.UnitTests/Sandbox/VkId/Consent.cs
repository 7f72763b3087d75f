using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Sferum.UnitTests.Sandbox.VkId;

/// <summary>An application's side of the way: verifier, state, the address to open, the exchange.</summary>
internal sealed class Consent(SandboxUnderTest sandbox)
{
    public const string RedirectUri = "http://127.0.0.1:5999/back";

    public string Verifier { get; } = new('v', 64);

    public string State { get; } = new('s', 32);

    public string Code { get; private set; } = "";

    public string DeviceId { get; private set; } = "";

    public string Address(params (string Name, string? Value)[] changes)
    {
        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = sandbox.Options.ClientId,
            ["redirect_uri"] = RedirectUri,
            ["state"] = State,
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "s256",
        };
        foreach (var (name, value) in changes)
            query[name] = value;
        return QueryHelpers.AddQueryString("/authorize", query);
    }

    /// <summary>Goes over the pages as a person does, and keeps what the last redirect brought.</summary>
    public async Task<Uri> WalkAsync(string login = "+7 (900) 000-01-01", params (string Name, string? Value)[] changes)
    {
        var page = await LocationAsync(await sandbox.Http.GetAsync(Relative(Address(changes))));
        page = await SubmitAsync(page, ("login", login));
        page = await SubmitAsync(page, ("password", "sferum-demo"));
        page = await SubmitAsync(page, ("code", await SmsAsync()));
        var html = await sandbox.Http.GetStringAsync(Relative(page));
        page = await SubmitAsync(page, ("profile", html.Split("name=\"profile\" value=\"")[1].Split('"')[0]));
        var back = new Uri(await SubmitAsync(page));
        Take(back);
        return back;
    }

    /// <summary>Keeps what the last redirect brought.</summary>
    public void Take(Uri back)
    {
        var query = QueryHelpers.ParseQuery(back.Query);
        (Code, DeviceId) = (query["code"].ToString(), query["device_id"].ToString());
    }

    public Task<JsonNode> ExchangeAsync(params (string Name, object Value)[] changes) =>
        sandbox.OAuthAsync("auth", Merge(
            [
                ("grant_type", "authorization_code"), ("code", Code), ("code_verifier", Verifier), ("client_id", sandbox.Options.ClientId),
                ("device_id", DeviceId), ("redirect_uri", RedirectUri), ("state", State),
            ],
            changes));

    public Task<JsonNode> RefreshAsync(string token, params (string Name, object Value)[] changes) =>
        sandbox.OAuthAsync("auth", Merge(
            [
                ("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", sandbox.Options.ClientId),
                ("device_id", DeviceId), ("state", State),
            ],
            changes));

    public async Task<string> SubmitAsync(string page, params (string Name, object Value)[] form) =>
        await LocationAsync(await sandbox.Http.PostAsync(Relative(page), SandboxUnderTest.Form(form)));

    public async Task<string> SmsAsync() => (string)(await sandbox.GetAsync("/sandbox/sms"))["items"]![0]!["code"]!;

    public static Uri Relative(string address) => new(address, UriKind.Relative);

    private static async Task<string> LocationAsync(HttpResponseMessage response)
    {
        using (response)
            return response.Headers.Location?.OriginalString ?? throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
    }

    private static (string, object)[] Merge((string Name, object Value)[] parameters, (string Name, object Value)[] changes) =>
        [.. parameters.Where(parameter => changes.All(change => change.Name != parameter.Name)), .. changes];
}
