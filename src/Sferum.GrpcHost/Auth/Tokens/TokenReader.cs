using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Sferum.V1;

namespace Sferum.GrpcHost.Auth.Tokens;

/// <summary>
/// Reads callers out of tokens, and remembers for a minute what it read: checking a signature costs more than most calls. A key that an issuer takes back is so refused after a minute.
/// </summary>
internal sealed class TokenReader(IReadOnlyList<TokenIssuer> issuers, DevelopmentKey? development, TimeProvider time)
{
    private const int LongestToken = 8 * 1024;
    private const int MostRemembered = 4_096;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private static readonly ReadCaller Wrong = new(null, ErrorReason.Unauthenticated, IsWrong: true);

    // By the token's digest: the tokens themselves are not kept.
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>Who sent a token.</summary>
    internal ValueTask<ReadCaller> ReadAsync(string token)
    {
        if (token.Length is 0 or > LongestToken)
        {
            return new(Wrong);
        }

        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        return _known.TryGetValue(digest, out var known) && time.GetUtcNow() < known.Until ? new(new ReadCaller(known.Caller)) : new(CheckAsync(token, digest));
    }

    private async Task<ReadCaller> CheckAsync(string text, string digest)
    {
        if (Parse(text) is not { } token || IssuerOf(token.Issuer) is not { } issuer)
        {
            return Wrong;
        }

        var (caller, until, isReachable) = await issuer.ReadAsync(token);
        if (caller is null)
        {
            return isReachable ? Wrong : new ReadCaller(null, ErrorReason.Unavailable);
        }

        Remember(digest, caller, until);
        return new ReadCaller(caller);
    }

    private TokenIssuer? IssuerOf(string name) =>
        issuers.FirstOrDefault(issuer => issuer.Name == name) ?? (name == DevelopmentKey.Issuer ? development?.Find() : null);

    private void Remember(string digest, Caller caller, DateTime until)
    {
        if (_known.Count >= MostRemembered)
        {
            // Rare, and cheaper than to find the oldest: they are checked once more.
            _known.Clear();
        }

        var now = time.GetUtcNow();
        var end = new DateTimeOffset(until, TimeSpan.Zero);
        _known[digest] = (caller, end < now + Memory ? end : now + Memory);
    }

    private static JsonWebToken? Parse(string text)
    {
        try
        {
            return new JsonWebToken(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
