using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Sferum.GrpcHost.Auth.Tokens;

/// <summary>Reads public keys from files. Secret keys that two share (HMAC) are none: whoever can check such a token could make one.</summary>
internal static class KeyFile
{
    private const int LeastRsaBits = 2048;

    /// <summary>The keys of a file.</summary>
    /// <exception cref="CryptographicException">It has no public key that is good enough.</exception>
    internal static IReadOnlyList<SecurityKey> Read(string path)
    {
        var text = File.ReadAllText(path);
        SecurityKey[] keys = text.AsSpan().TrimStart().StartsWith("{") ? [.. OfJwks(text)] : [.. OfPem(text)];
        return keys.Length == 0 || keys.Any(IsWeak)
            ? throw new CryptographicException($"{path} has no public key, or one that is too weak: RSA from {LeastRsaBits} bits on, or an elliptic curve.")
            : keys;
    }

    /// <summary>What is wrong with a file, as the end of a sentence; null: nothing.</summary>
    internal static string? Failure(string path)
    {
        if (!File.Exists(path))
        {
            return $"{path}, which is not there.";
        }

        try
        {
            Read(path);
            return null;
        }
        // Of a set of keys that is none, the reader says so by exceptions of its own.
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException or FormatException or System.Text.Json.JsonException)
        {
            return $"{path}, which has no public key that can be used: RSA from {LeastRsaBits} bits on, or an elliptic curve, as PEM or as a set of keys (JWKS).";
        }
    }

    private static IEnumerable<SecurityKey> OfJwks(string text)
    {
        foreach (var key in new JsonWebKeySet(text).Keys.Where(key => key.Kty is JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve))
        {
            yield return key;
        }
    }

    private static IEnumerable<SecurityKey> OfPem(string text)
    {
        for (var left = text; PemEncoding.TryFind(left, out var found); left = left[found.Location.End..])
        {
            var pem = left[found.Location];
            switch (left[found.Label])
            {
                case "CERTIFICATE":
                    yield return new X509SecurityKey(X509Certificate2.CreateFromPem(pem));
                    break;
                case "PUBLIC KEY" when IsElliptic(pem, out var elliptic):
                    yield return new ECDsaSecurityKey(elliptic);
                    break;
                case "PUBLIC KEY" or "RSA PUBLIC KEY":
                    var rsa = RSA.Create();
                    rsa.ImportFromPem(pem);
                    yield return new RsaSecurityKey(rsa);
                    break;
                default:
                    break;
            }
        }
    }

    private static bool IsElliptic(string pem, out ECDsa key)
    {
        key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return true;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            return false;
        }
    }

    private static bool IsWeak(SecurityKey key) => key.KeySize < LeastRsaBits && key is RsaSecurityKey or X509SecurityKey { PublicKey: RSA } or JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.RSA };
}
