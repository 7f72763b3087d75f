using Sferum.Sandbox.World;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>/oauth2/auth: a code for tokens, or a refresh token for new ones.</summary>
internal sealed class ExchangeCall(TokenIssuer issuer, SandboxOptions options) : IOAuthCall
{
    public string Name => "auth";

    public long Owner(WorldState state, IReadOnlyDictionary<string, string> parameters) =>
        state.Tokens.Code(parameters.GetValueOrDefault("code", ""))?.UserId
        ?? state.Tokens.ByRefreshToken(parameters.GetValueOrDefault("refresh_token", ""))?.OwnerId
        ?? 0;

    public OAuthAnswer Run(WorldTurn turn, IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.GetValueOrDefault("client_id") != options.ClientId)
            return OAuthError.Client;
        return parameters.GetValueOrDefault("grant_type") switch
        {
            "authorization_code" => Exchange(turn, parameters),
            "refresh_token" => Refresh(turn, parameters),
            _ => OAuthError.Invalid("grant_type"),
        };
    }

    private OAuthAnswer Exchange(WorldTurn turn, IReadOnlyDictionary<string, string> parameters)
    {
        var verifier = parameters.GetValueOrDefault("code_verifier", "");
        if (!Pkce.IsVerifier(verifier))
            return OAuthError.Invalid("code_verifier");
        if (turn.State.Tokens.Code(parameters.GetValueOrDefault("code", "")) is not { } code || code.ExpiresAt <= turn.Now)
            return OAuthError.Grant("code");
        if (parameters.GetValueOrDefault("device_id") != code.DeviceId)
            return OAuthError.Grant("device_id");
        if (parameters.GetValueOrDefault("redirect_uri") != code.RedirectUri)
            return OAuthError.Grant("redirect_uri");
        if (!Pkce.Matches(verifier, code.Challenge))
            return OAuthError.Grant("code_verifier");
        return Answer(issuer.Issue(turn, code), parameters);
    }

    private OAuthAnswer Refresh(WorldTurn turn, IReadOnlyDictionary<string, string> parameters)
    {
        var grant = turn.State.Tokens.ByRefreshToken(parameters.GetValueOrDefault("refresh_token", ""));
        if (grant is null || grant.RefreshExpiresAt <= turn.Now)
            return OAuthError.Invalid("refresh_token");
        if (parameters.GetValueOrDefault("device_id") != grant.DeviceId)
            return OAuthError.Invalid("device_id");
        return Answer(issuer.Renew(turn, grant), parameters);
    }

    private static OAuthAnswer Answer(IssuedTokens tokens, IReadOnlyDictionary<string, string> parameters) =>
        OAuthAnswer.Of(tokens.Answer(parameters.GetValueOrDefault("state", "")));
}
