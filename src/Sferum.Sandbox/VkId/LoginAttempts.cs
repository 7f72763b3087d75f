using System.Collections.Concurrent;
using Sferum.Sandbox.VkId.Authorize;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.VkId;

/// <summary>Browsers that are on the pages now, or were half an hour ago. In memory: after a restart the person begins again.</summary>
internal sealed class LoginAttempts(SandboxWorld world, TimeProvider time)
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

    /// <summary>The attempt with its person as the world knows them now: another browser may have changed them.</summary>
    public LoginAttempt? Find(string id)
    {
        if (!attempts.TryGetValue(id, out var attempt) || attempt.ExpiresAt <= time.GetUtcNow())
            return null;
        if (attempt.Person is { } person)
            attempt.Person = world.Read(state => state.People.ByVkId(person.VkId));
        return attempt;
    }

    public void Forget() => attempts.Clear();
}
