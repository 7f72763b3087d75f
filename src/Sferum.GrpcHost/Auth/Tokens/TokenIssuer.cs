using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Sferum.GrpcHost.Auth.Tokens;

/// <summary>One issuer of tokens: what its tokens must be like, and what they say.</summary>
internal sealed class TokenIssuer
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenSettings _settings;
    private readonly TokenValidationParameters _demands;

    private TokenIssuer(TokenSettings settings, TokenValidationParameters demands) => (_settings, _demands) = (settings, demands);

    /// <summary>The <c>iss</c> of its tokens.</summary>
    internal string Name => _settings.Issuer!;

    /// <summary>Of the settings; keys in files are read now.</summary>
    internal static TokenIssuer Of(TokenSettings settings)
    {
        var demands = Demands(settings);
        if (settings.Authority is { } authority)
        {
            demands.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever { RequireHttps = true });
        }
        else
        {
            demands.IssuerSigningKeys = [.. settings.KeyFiles.SelectMany(KeyFile.Read)];
        }

        return new TokenIssuer(settings, demands);
    }

    /// <summary>With one key.</summary>
    internal static TokenIssuer Of(TokenSettings settings, SecurityKey key)
    {
        var demands = Demands(settings);
        demands.IssuerSigningKey = key;
        return new TokenIssuer(settings, demands);
    }

    /// <summary>Checks a token and reads its caller.</summary>
    /// <param name="token">The token, in its compact form.</param>
    /// <returns>The caller, until when the token is good, and whether the issuer could be asked for its keys.</returns>
    internal async Task<(Caller? Caller, DateTime Until, bool IsReachable)> ReadAsync(JsonWebToken token)
    {
        if (_demands.ConfigurationManager is { } keys && !await AreKnownAsync(keys))
        {
            return (null, default, false);
        }

        var result = await _handler.ValidateTokenAsync(token, _demands);
        if (!result.IsValid)
        {
            return (null, default, true);
        }

        using var claims = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        return (CallerClaims.Read(claims.RootElement, _settings), token.ValidTo, true);
    }

    private static TokenValidationParameters Demands(TokenSettings settings) => new()
    {
        ValidIssuer = settings.Issuer,
        ValidAudience = settings.Audience,
        ValidAlgorithms = [.. settings.Taken],
        ClockSkew = TimeSpan.FromSeconds(settings.ClockSkewSeconds),
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ValidateIssuerSigningKey = true,
        // A key that is not the token's (by its id) is tried all the same, since files carry no ids.
        TryAllIssuerSigningKeys = true,
    };

    private static async Task<bool> AreKnownAsync(BaseConfigurationManager keys)
    {
        try
        {
            await keys.GetBaseConfigurationAsync(CancellationToken.None);
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or HttpRequestException)
        {
            return false;
        }
    }
}
