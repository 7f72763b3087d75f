using System.Text.Json.Nodes;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>What an OAuth call came to.</summary>
internal sealed record OAuthAnswer(JsonObject? Body, OAuthError? Error)
{
    public static implicit operator OAuthAnswer(OAuthError error) => new(null, error);

    public static OAuthAnswer Of(JsonObject body) => new(body, null);

    public JsonObject Json(string state)
    {
        if (Error is null)
            return Body!;
        var json = new JsonObject { ["error"] = Error.Error, ["error_description"] = Error.Description };
        if (state.Length > 0)
            json["state"] = state;
        return json;
    }
}
