using System.Collections.Concurrent;
using Sferum.Sandbox.VkId.Authorize;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.VkId;

/// <summary>Browsers that are on the pages now. In memory: after a restart the person begins again.</summary>
internal sealed class LoginAttempts(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, LoginAttempt> attempts = new(StringComparer.Ordinal);

    public LoginAttempt Begin(AuthorizeRequest request)
    {
        foreach (var old in attempts.Values.Where(attempt => attempt.ExpiresAt <= time.GetUtcNow()))
            attempts.TryRemove(old.Id, out _);
        var attempt = new LoginAttempt(Secret.Make("", 32), request, time.GetUtcNow() + Lifetime);
        attempts[attempt.Id] = attempt;
        return attempt;
    }

    public LoginAttempt? Find(string id) => attempts.TryGetValue(id, out var attempt) && attempt.ExpiresAt > time.GetUtcNow() ? attempt : null;

    public void End(LoginAttempt attempt) => attempts.TryRemove(attempt.Id, out _);

    public void Forget() => attempts.Clear();
}
