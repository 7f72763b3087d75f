using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Sferum.Grains.Platform;

namespace Sferum.Testing.Platform;

/// <summary>An identity provider in memory: codes of one use with PKCE, rotating refresh tokens, revocation, faults on demand.</summary>
public sealed class FakeIdentity : IIdentityPlatform
{
    private readonly ConcurrentDictionary<string, (string User, string Challenge)> _codes = new();
    private readonly ConcurrentDictionary<string, string> _access = new();
    private readonly ConcurrentDictionary<string, string> _refresh = new();
    private readonly ConcurrentDictionary<string, IdentityProfile> _profiles = new();
    private readonly ConcurrentQueue<(string Operation, PlatformFault Fault, bool AfterEffect)> _faults = new();
    private int _last;

    public Uri LaunchAddress { get; } = new("https://launch.invalid/");

    /// <summary>How long access tokens live.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Access tokens that are alive.</summary>
    public int AliveTokens => _access.Count;

    public Uri AuthorizationAddress(string state, string codeChallenge, string redirectAddress = "") =>
        new($"https://id.invalid/authorize?state={Uri.EscapeDataString(state)}&code_challenge={Uri.EscapeDataString(codeChallenge)}");

    /// <summary>A person with this profile agrees: gives the state and code that the browser brings back.</summary>
    public (string State, string Code) Approve(string authorizationAddress, IdentityProfile profile)
    {
        var query = HttpUtility.ParseQueryString(new Uri(authorizationAddress).Query);
        var code = $"code-{Interlocked.Increment(ref _last)}";
        _profiles[profile.UserId] = profile;
        _codes[code] = (profile.UserId, query["code_challenge"]!);
        return (query["state"]!, code);
    }

    /// <summary>The next call of an operation (exchange, profile, refresh, revoke) fails, before or after its effect.</summary>
    public void FailNext(string operation, PlatformFault fault, bool afterEffect = false) => _faults.Enqueue((operation, fault, afterEffect));

    /// <summary>Grants that could still be renewed.</summary>
    public int AliveRefreshTokens => _refresh.Count;

    /// <summary>The user of a living access token.</summary>
    public string? UserOf(string accessToken) => _access.GetValueOrDefault(accessToken);

    /// <summary>All access tokens of a user die; refresh tokens too when wanted.</summary>
    public void Expire(string user, bool refreshToo = false)
    {
        Kill(_access, user);
        if (refreshToo)
        {
            Kill(_refresh, user);
        }
    }

    public IdentityRefusal RefusalOf(string error) => error switch
    {
        "access_denied" => IdentityRefusal.ByPerson,
        "no_profile" => IdentityRefusal.NoProfile,
        _ => IdentityRefusal.ByProvider,
    };

    public Task<IdentityAnswer<IdentityTokens>> ExchangeAsync(IdentityCode code, CancellationToken cancellation) =>
        Answer("exchange", () => _codes.TryRemove(code.Code, out var kept) && kept.Challenge == Challenge(code.Verifier)
            ? Done(Issue(kept.User))
            : Failed<IdentityTokens>(PlatformFault.LinkAgain));

    public Task<IdentityAnswer<IdentityProfile>> ReadProfileAsync(string accessToken, CancellationToken cancellation) =>
        Answer("profile", () => UserOf(accessToken) is { } user ? Done(_profiles[user]) : Failed<IdentityProfile>(PlatformFault.TokenExpired));

    public Task<IdentityAnswer<IdentityTokens>> RefreshAsync(string refreshToken, string deviceId, CancellationToken cancellation) =>
        Answer("refresh", () => _refresh.TryRemove(refreshToken, out var user) ? Done(Issue(user)) : Failed<IdentityTokens>(PlatformFault.LinkAgain));

    public Task<IdentityAnswer<bool>> RevokeAsync(string accessToken, CancellationToken cancellation) =>
        Answer("revoke", () =>
        {
            // With the access token goes the grant, and with it the refresh token that was issued along.
            if (_access.TryRemove(accessToken, out _))
            {
                _refresh.TryRemove(accessToken.Replace("access-", "refresh-", StringComparison.Ordinal), out _);
            }

            return Done(true);
        });

    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static void Kill(ConcurrentDictionary<string, string> tokens, string user)
    {
        foreach (var (token, _) in tokens.Where(t => t.Value == user))
        {
            tokens.TryRemove(token, out _);
        }
    }

    private static IdentityAnswer<T> Done<T>(T value) => new(value, PlatformFault.None, "");

    private static IdentityAnswer<T> Failed<T>(PlatformFault fault) => new(default, fault, "fake");

    private IdentityTokens Issue(string user)
    {
        var number = Interlocked.Increment(ref _last);
        var tokens = new IdentityTokens($"access-{number}", $"refresh-{number}", Lifetime, user);
        _access[tokens.AccessToken] = user;
        _refresh[tokens.RefreshToken] = user;
        return tokens;
    }

    private async Task<IdentityAnswer<T>> Answer<T>(string operation, Func<IdentityAnswer<T>> act)
    {
        await Task.Yield();
        if (!_faults.TryPeek(out var fault) || fault.Operation != operation || !_faults.TryDequeue(out fault))
        {
            return act();
        }

        if (fault.AfterEffect)
        {
            act();
        }

        return Failed<T>(fault.Fault);
    }
}
