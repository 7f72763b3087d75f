using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>Reads the access token that most calls under /oauth2 come with.</summary>
internal static class TokenOwner
{
    public static AccessToken? Find(WorldState state, IReadOnlyDictionary<string, string> parameters) =>
        state.Tokens.Access(parameters.GetValueOrDefault("access_token", ""));

    public static AccessToken? FindAlive(WorldTurn turn, IReadOnlyDictionary<string, string> parameters) =>
        Find(turn.State, parameters) is { } token && token.ExpiresAt > turn.Now && token.Grant.Kind == TokenKind.User ? token : null;
}
