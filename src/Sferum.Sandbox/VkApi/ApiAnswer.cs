using System.Text.Json.Nodes;

namespace Sferum.Sandbox.VkApi;

/// <summary>What a method came to: a response or an error.</summary>
internal sealed record ApiAnswer(JsonNode? Response, ApiError? Error)
{
    /// <summary>How VK says that it is done.</summary>
    public static ApiAnswer Done => Of(1);

    public static ApiAnswer Of(JsonNode response) => new(response, null);

    public static implicit operator ApiAnswer(ApiError error) => new(null, error);
}
