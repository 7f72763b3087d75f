using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sferum.Sandbox.World.Tokens;

/// <summary>Makes secrets and the prints they are kept by: no token or code is ever written to disk.</summary>
internal static class Secret
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static string Make(string prefix, int length) => prefix + RandomNumberGenerator.GetString(Alphabet, length);

    public static string Print(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
