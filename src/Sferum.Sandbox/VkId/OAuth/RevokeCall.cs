using System.Text.Json.Nodes;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>/oauth2/revoke takes back everything the person gave the application; /oauth2/logout ends the one session.</summary>
internal sealed class RevokeCall(string name, SandboxOptions options) : IOAuthCall
{
    public const string Revoke = "revoke";
    public const string Logout = "logout";

    public string Name => name;

    public long Owner(WorldState state, IReadOnlyDictionary<string, string> parameters) =>
        TokenOwner.Find(state, parameters)?.Grant.OwnerId ?? 0;

    public OAuthAnswer Run(WorldTurn turn, IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.GetValueOrDefault("client_id") != options.ClientId)
            return OAuthError.Client;
        if (TokenOwner.FindAlive(turn, parameters) is not { Grant: var grant })
            return OAuthError.Token;
        turn.Commit(new TokensRevoked(name == Revoke ? turn.State.Tokens.GrantsOf(grant.OwnerId, options.ClientId) : [grant.Id]));
        return OAuthAnswer.Of(new JsonObject { ["response"] = 1 });
    }
}
