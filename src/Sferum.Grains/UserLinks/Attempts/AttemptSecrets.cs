using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sferum.Grains.UserLinks.Attempts;

/// <summary>The secrets of an attempt, each 43 characters of <c>a-zA-Z0-9_-</c>, all derived from its seed: who has the seed can give the same answer again.</summary>
internal sealed record AttemptSecrets(string Ticket, string State, string Verifier, string Confirmation)
{
    private const int SeedLength = 32;

    /// <summary>BASE64URL(SHA256(verifier)): what S256 of RFC 7636 asks for.</summary>
    public string Challenge => Hash(Verifier);

    /// <summary>256 random bits as text.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SeedLength));

    public static AttemptSecrets Of(string seed) =>
        new(Derive(seed, "ticket"), Derive(seed, "state"), Derive(seed, "verifier"), Derive(seed, "confirmation"));

    /// <summary>What is kept of a secret, to know it again.</summary>
    public static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Never the secrets.</summary>
    public override string ToString() => nameof(AttemptSecrets);

    private static string Derive(string seed, string label) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(seed), Encoding.UTF8.GetBytes(label)));
}
