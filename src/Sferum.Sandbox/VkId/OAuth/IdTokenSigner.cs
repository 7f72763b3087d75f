using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>Signs id tokens with a key of this process; the sandbox itself knows them by their prints, so they outlive it.</summary>
internal sealed class IdTokenSigner(SandboxOptions options) : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Sign(long userId, DateTimeOffset now)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "ES256" };
        var payload = new JsonObject
        {
            ["iis"] = "VK",
            ["sub"] = userId,
            ["app"] = options.ClientId,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + options.AccessTokenLifetime).ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
        };
        var text = $"{Encode(header)}.{Encode(payload)}";
        lock (key)
            return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    public void Dispose() => key.Dispose();

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
