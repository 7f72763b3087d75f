using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Sferum.UnitTests.Auth;

/// <summary>RSA keys of 2048 bits, one for each owner, made once: it takes a core up to half a second.</summary>
internal static class TestKeys
{
    private static readonly ConcurrentDictionary<string, Lazy<RSAParameters>> Made = new();

    /// <summary>The key of an owner; whoever takes it disposes of it.</summary>
    internal static RSA Of(string owner) => RSA.Create(Made.GetOrAdd(owner, _ => new Lazy<RSAParameters>(Make)).Value);

    private static RSAParameters Make()
    {
        using var key = RSA.Create(2048);
        return key.ExportParameters(includePrivateParameters: true);
    }
}
