using System.Buffers;

namespace Sferum.Sandbox.VkId.Authorize;

/// <summary>What an authorize address must hold.</summary>
internal static class AuthorizeRules
{
    public const string DefaultScope = "vkid.personal_info";
    private const int MinStateLength = 32;
    private const int ChallengeLength = 43;

    private static readonly SearchValues<char> UrlSafe =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static readonly HashSet<string> Scopes = new(StringComparer.Ordinal)
    {
        DefaultScope, "email", "phone", "friends", "wall", "groups", "stories", "docs", "photos", "ads", "video", "status", "market", "pages",
        "notifications", "stats", "notes", "messages", "calls", "offline",
    };

    public static AuthorizeCheck Check(IReadOnlyDictionary<string, string> query, SandboxOptions options)
    {
        var redirect = query.GetValueOrDefault("redirect_uri", "");
        var state = query.GetValueOrDefault("state", "");
        if (query.GetValueOrDefault("client_id") != options.ClientId)
            return new AuthorizeCheck(null, OAuthError.Client, null, state);
        if (!RedirectAddress.IsAllowed(redirect, options.RedirectUris))
            return new AuthorizeCheck(null, OAuthError.Invalid("redirect_uri"), null, state);
        var scope = query.GetValueOrDefault("scope", "") is { Length: > 0 } asked ? asked : DefaultScope;
        var error = Error(query, state, scope);
        var request = error is null ? new AuthorizeRequest(redirect, state, query["code_challenge"], scope) : null;
        return new AuthorizeCheck(request, error, redirect, state);
    }

    public static bool IsUrlSafe(string text) => !text.AsSpan().ContainsAnyExcept(UrlSafe);

    private static OAuthError? Error(IReadOnlyDictionary<string, string> query, string state, string scope)
    {
        var challenge = query.GetValueOrDefault("code_challenge", "");
        if (query.GetValueOrDefault("response_type") != "code")
            return OAuthError.Invalid("response_type");
        if (state.Length < MinStateLength || !IsUrlSafe(state))
            return OAuthError.Invalid("state");
        if (challenge.Length != ChallengeLength || !IsUrlSafe(challenge))
            return OAuthError.Invalid("code_challenge");
        if (!"S256".Equals(query.GetValueOrDefault("code_challenge_method"), StringComparison.OrdinalIgnoreCase))
            return OAuthError.Invalid("code_challenge_method");
        return scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(Scopes.Contains)
            ? null
            : new OAuthError("invalid_scope", "scope is invalid");
    }
}
