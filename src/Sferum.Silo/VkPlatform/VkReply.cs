using System.Text.Json;

namespace Sferum.Silo.VkPlatform;

/// <summary>What one request came to: a JSON object, or a trouble on the way, or both where a server error brought an object.</summary>
/// <param name="Body">The answer, a JSON object; null when none came.</param>
/// <param name="Trouble">A short code for operators (<c>timeout</c>, <c>http.503</c>, <c>shape</c> …); empty when the answer can be trusted.</param>
/// <param name="Seen">True when the platform may have seen the request.</param>
internal sealed record VkReply(JsonElement? Body, string Trouble, bool Seen)
{
    /// <summary>The code of an answer that is not what the platform documents.</summary>
    public const string Shape = "shape";

    public static VkReply Of(JsonElement body) => new(body, "", true);

    public static VkReply Failed(string trouble, bool seen) => new(null, trouble, seen);
}
