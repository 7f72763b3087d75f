using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Effects;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>Makes tokens: first ones for a new grant, renewed ones for a grant that exists.</summary>
internal sealed class TokenIssuer(IdTokenSigner signer, SandboxOptions options)
{
    public IssuedTokens Issue(WorldTurn turn, AuthorizationCode code) =>
        Issue(turn, Guid.NewGuid().ToString("N"), code.UserId, code.DeviceId, code.Scope, code.Print);

    public IssuedTokens Renew(WorldTurn turn, Grant grant) =>
        Issue(turn, grant.Id, grant.OwnerId, grant.DeviceId, grant.Scope, null);

    /// <summary>A token without VK ID, for tests and for communities; it has no refresh token.</summary>
    public string IssueBare(WorldTurn turn, TokenKind kind, long owner, TimeSpan lifetime)
    {
        var access = Secret.Make("vk1.a.", 85);
        turn.Commit(new TokensIssued(
            new Grant(Guid.NewGuid().ToString("N"), kind, owner, options.ClientId, "", "", Secret.Print(access), turn.Now + lifetime, "", default, ""), null));
        return access;
    }

    private IssuedTokens Issue(WorldTurn turn, string grantId, long userId, string device, string scope, string? codePrint)
    {
        var access = Secret.Make("vk2.a.", 160);
        var refresh = Secret.Make("vk2.r.", 160);
        var id = signer.Sign(userId, turn.Now);
        var grant = new Grant(
            grantId, TokenKind.User, userId, options.ClientId, device, scope,
            Secret.Print(access), turn.Now + options.AccessTokenLifetime,
            Secret.Print(refresh), turn.Now + options.RefreshTokenLifetime,
            Secret.Print(id));
        turn.Commit(new TokensIssued(grant, codePrint));
        return new IssuedTokens(grant, access, refresh, id, options.AccessTokenLifetime);
    }
}
