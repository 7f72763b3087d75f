using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Sferum.UnitTests.Auth;

/// <summary>An issuer of tokens, good and bad ones.</summary>
internal sealed class TestTokens : IDisposable
{
    internal const string Issuer = "https://issuer.invalid/";
    internal const string Audience = "sferum-test";

    private static readonly string[] Own = ["7"];

    // Never disposed of: the library keeps what has once signed or verified with a key, for all who have the same.
    private readonly RSA _key = TestKeys.Of("issuer");
    private readonly RSA _stranger = TestKeys.Of("stranger");

    internal TestTokens()
    {
        KeyFile = Path.GetTempFileName();
        File.WriteAllText(KeyFile, _key.ExportSubjectPublicKeyInfoPem());
    }

    internal string KeyFile { get; }

    /// <summary>A good token: an operator's of school 7, unless told otherwise.</summary>
    internal string Good(string? role = "operator", object? schools = null, string? caller = "es", string issuer = Issuer, string audience = Audience, int minutes = 10) =>
        Make(new RsaSecurityKey(_key), SecurityAlgorithms.RsaSha256, role, schools ?? Own, caller, issuer, audience, minutes);

    /// <summary>Tokens that nobody may come in with, by what is wrong.</summary>
    internal IReadOnlyDictionary<string, string> Bad() => new Dictionary<string, string>
    {
        ["expired"] = Good(minutes: -5),
        ["without an end"] = Sign(Payload("\"exp\":null")),
        ["another audience"] = Good(audience: "others"),
        ["another issuer"] = Good(issuer: "https://others.invalid/"),
        ["another's signature"] = Make(new RsaSecurityKey(_stranger), SecurityAlgorithms.RsaSha256, "operator", Own, "es", Issuer, Audience, 10),
        ["no algorithm"] = $"{Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{Encode(Payload())}.",
        ["no algorithm, a signature all the same"] = $"{Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{Encode(Payload())}.{Good().Split('.')[2]}",
        ["the public key as a shared secret"] = Hmac(),
        ["a changed payload"] = Changed(),
        ["a key of its own in the header"] = OwnKey(),
        ["the development issuer's"] = Good(issuer: "sferum-development", audience: "sferum"),
        ["no caller"] = Good(caller: null),
        ["nonsense"] = "x",
        ["three empty parts"] = "..",
    };

    public void Dispose() => File.Delete(KeyFile);

    private static string Make(SecurityKey key, string algorithm, string? role, object schools, string? caller, string issuer, string audience, int minutes)
    {
        var claims = new Dictionary<string, object> { ["sferum_schools"] = schools };
        if (role is not null)
        {
            claims["sferum_role"] = role;
        }

        if (caller is not null)
        {
            claims["sub"] = caller;
        }

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now.AddHours(-1),
            IssuedAt = now.AddHours(-1),
            Expires = now.AddMinutes(minutes),
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, algorithm),
        });
    }

    private string Sign(string payload)
    {
        var signed = $"{Encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")}.{Encode(payload)}";
        return $"{signed}.{Base64UrlEncoder.Encode(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    // The confusion of kinds: whoever checks with whatever key it has takes the public key for a shared one.
    private string Hmac()
    {
        var signed = $"{Encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")}.{Encode(Payload())}";
        return $"{signed}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.ASCII.GetBytes(_key.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(signed)))}";
    }

    private string Changed()
    {
        var parts = Good("reader").Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("reader", "administrator", StringComparison.Ordinal);
        return $"{parts[0]}.{Encode(payload)}.{parts[2]}";
    }

    private string OwnKey()
    {
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_stranger.ExportParameters(false)));
        var signed = $"{Encode($"{{\"alg\":\"RS256\",\"jwk\":{{\"kty\":\"RSA\",\"n\":\"{jwk.N}\",\"e\":\"{jwk.E}\"}}}}")}.{Encode(Payload())}";
        return $"{signed}.{Base64UrlEncoder.Encode(_stranger.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Payload(string? end = null)
    {
        var exp = end ?? string.Create(CultureInfo.InvariantCulture, $"\"exp\":{TimeProvider.System.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds()}");
        return $"{{\"iss\":\"{Issuer}\",\"aud\":\"{Audience}\",\"sub\":\"es\",\"sferum_role\":\"administrator\",\"sferum_schools\":\"*\",{exp}}}";
    }

    private static string Encode(string text) => Base64UrlEncoder.Encode(text);
}
