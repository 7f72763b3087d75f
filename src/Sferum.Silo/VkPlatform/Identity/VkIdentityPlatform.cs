using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sferum.Grains.Platform;

namespace Sferum.Silo.VkPlatform.Identity;

/// <summary>Linking over VK ID: OAuth 2.1 with PKCE. No state, no retry.</summary>
internal sealed partial class VkIdentityPlatform(
    VkTransport transport, IOptions<VkPlatformOptions> options, TimeProvider time, ILogger<VkIdentityPlatform> log) : IIdentityPlatform
{
    private const string StateLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    private const string TokenPath = "oauth2/auth";

    private readonly VkPlatformOptions _options = options.Value;

    public Uri LaunchAddress => _options.LaunchAddress!;

    public Uri AuthorizationAddress(string state, string codeChallenge, string redirectAddress = "") =>
        new(VkPlatformHosting.Folder(_options.IdBaseAddress!), "authorize?" + VkForm.Encode(Fields(
            ("response_type", "code"),
            ("client_id", _options.ClientId),
            ("redirect_uri", Redirect(redirectAddress)),
            ("state", state),
            ("code_challenge", codeChallenge),
            ("code_challenge_method", "S256"),
            ("scope", _options.Scope))));

    public IdentityRefusal RefusalOf(string error) => VkIdentityErrors.RefusalOf(error, _options.NoProfileErrors);

    public Task<IdentityAnswer<IdentityTokens>> ExchangeAsync(IdentityCode code, CancellationToken cancellation) =>
        AskAsync(
            "exchange",
            TokenPath,
            Fields(
                ("grant_type", "authorization_code"),
                ("code", code.Code),
                ("code_verifier", code.Verifier),
                ("client_id", _options.ClientId),
                ("device_id", code.DeviceId),
                ("redirect_uri", Redirect(code.RedirectAddress)),
                ("state", code.State)),
            body => ReadTokens(body, code.State),
            grant: true,
            cancellation);

    public Task<IdentityAnswer<IdentityTokens>> RefreshAsync(string refreshToken, string deviceId, CancellationToken cancellation) =>
        AskAsync(
            "refresh",
            TokenPath,
            Fields(
                ("grant_type", "refresh_token"),
                ("refresh_token", refreshToken),
                ("client_id", _options.ClientId),
                ("device_id", deviceId),
                ("state", RandomNumberGenerator.GetString(StateLetters, 32))),
            // The state is not compared: the old token is dead by now, and to drop the new one would break the link.
            body => Shaped(VkIdentityAnswers.Tokens(body), grant: true),
            grant: true,
            cancellation);

    public Task<IdentityAnswer<IdentityProfile>> ReadProfileAsync(string accessToken, CancellationToken cancellation) =>
        AskAsync("user_info", "oauth2/user_info", TokenFields(accessToken), body => Shaped(VkIdentityAnswers.Profile(body)), false, cancellation);

    public async Task<IdentityAnswer<bool>> RevokeAsync(string accessToken, CancellationToken cancellation)
    {
        var answer = await AskAsync(
            "revoke", "oauth2/revoke", TokenFields(accessToken),
            body => VkIdentityAnswers.IsRevoked(body) ? Done(true) : Failed<bool>(PlatformFault.AgainSoon, VkReply.Shape), false, cancellation);
        return answer.Fault == PlatformFault.TokenExpired ? Done(true) : answer;
    }

    private string Redirect(string address) => address.Length > 0 ? address : _options.RedirectUri!.OriginalString;

    private async Task<IdentityAnswer<T>> AskAsync<T>(
        string name,
        string path,
        IEnumerable<KeyValuePair<string, string>> fields,
        Func<JsonElement, IdentityAnswer<T>> read,
        bool grant,
        CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        using var span = VkTraces.Begin($"id.{name}", calls: 1);
        var answer = Read(await transport.PostAsync(path, fields, cancellation), read, grant);
        VkTraces.End(span, answer.Fault, answer.Code);
        VkMetrics.Asked(name, answer.Fault, time.GetElapsedTime(started));
        LogAnswer(name, answer.Fault, answer.Code, time.GetElapsedTime(started).TotalMilliseconds);
        return answer;
    }

    private static IdentityAnswer<T> Read<T>(VkReply reply, Func<JsonElement, IdentityAnswer<T>> read, bool grant)
    {
        if (reply.Body is { } failure && VkIdentityAnswers.Error(failure) is { } error)
            return Failed<T>(VkIdentityErrors.Of(error, grant), error);
        return reply is { Trouble: "", Body: { } body } ? read(body) : Failed<T>(Lost(grant && reply.Seen), reply.Trouble);
    }

    private static IdentityAnswer<IdentityTokens> ReadTokens(JsonElement body, string state) =>
        body.Text("state") is { } returned && returned != state
            ? Failed<IdentityTokens>(PlatformFault.LinkAgain, "state_mismatch")
            : Shaped(VkIdentityAnswers.Tokens(body), grant: true);

    private static IdentityAnswer<T> Shaped<T>(T? value, bool grant = false)
        where T : class =>
        value is null ? Failed<T>(Lost(grant), VkReply.Shape) : Done(value);

    // A code and a refresh token can be used once: after a lost answer nobody knows whether they have been.
    private static PlatformFault Lost(bool grant) => grant ? PlatformFault.Unknown : PlatformFault.AgainSoon;

    private static IdentityAnswer<T> Done<T>(T value) => new(value, PlatformFault.None, "");

    private static IdentityAnswer<T> Failed<T>(PlatformFault fault, string code) => new(default, fault, code);

    private KeyValuePair<string, string>[] TokenFields(string accessToken) =>
        Fields(("client_id", _options.ClientId), ("access_token", accessToken));

    private static KeyValuePair<string, string>[] Fields(params (string Name, string Value)[] fields) =>
        [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))];
}
