using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.World.Tokens;

/// <summary>Codes waiting for their exchange and tokens that are alive, all by their prints.</summary>
internal sealed class TokensState
{
    private readonly Dictionary<string, AuthorizationCode> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccessToken> access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> byRefresh = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> byIdToken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> grants = new(StringComparer.Ordinal);

    public AuthorizationCode? Code(string code) => codes.GetValueOrDefault(Secret.Print(code));

    public AccessToken? Access(string token) => access.GetValueOrDefault(Secret.Print(token));

    public Grant? ByRefreshToken(string token) => byRefresh.GetValueOrDefault(Secret.Print(token));

    public Grant? ByIdToken(string token) => byIdToken.GetValueOrDefault(Secret.Print(token));

    public IReadOnlyList<string> GrantsOf(long owner, string clientId) =>
        [.. grants.Values.Where(grant => grant.OwnerId == owner && grant.ClientId == clientId).Select(grant => grant.Id)];

    public void Apply(CodeIssued effect) => codes[effect.Code.Print] = effect.Code;

    public void Apply(TokensIssued effect)
    {
        if (effect.CodePrint is { } code)
            codes.Remove(code);
        if (grants.TryGetValue(effect.Grant.Id, out var before))
        {
            byRefresh.Remove(before.RefreshPrint);
            byIdToken.Remove(before.IdPrint);
        }

        grants[effect.Grant.Id] = effect.Grant;
        access[effect.Grant.AccessPrint] = new AccessToken(effect.Grant.AccessPrint, effect.Grant, effect.Grant.AccessExpiresAt);
        if (effect.Grant.RefreshPrint.Length > 0)
            byRefresh[effect.Grant.RefreshPrint] = effect.Grant;
        if (effect.Grant.IdPrint.Length > 0)
            byIdToken[effect.Grant.IdPrint] = effect.Grant;
    }

    public void Apply(TokensRevoked effect)
    {
        var dead = effect.Grants.ToHashSet(StringComparer.Ordinal);
        foreach (var id in dead)
        {
            if (!grants.Remove(id, out var grant))
                continue;
            byRefresh.Remove(grant.RefreshPrint);
            byIdToken.Remove(grant.IdPrint);
        }

        foreach (var token in access.Values.Where(token => dead.Contains(token.Grant.Id)).ToList())
            access.Remove(token.Print);
    }
}
