using System.Text.Json.Nodes;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>Tokens in the clear: they exist only from here to the answer.</summary>
internal sealed record IssuedTokens(Grant Grant, string Access, string Refresh, string Id, TimeSpan Lifetime)
{
    public JsonObject Answer(string state) => new()
    {
        ["access_token"] = Access,
        ["refresh_token"] = Refresh,
        ["id_token"] = Id,
        ["token_type"] = "Bearer",
        ["expires_in"] = (int)Lifetime.TotalSeconds,
        ["user_id"] = Grant.OwnerId,
        ["state"] = state,
        ["scope"] = Grant.Scope,
    };
}
