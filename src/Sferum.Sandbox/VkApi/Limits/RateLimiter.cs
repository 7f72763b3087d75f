using System.Collections.Concurrent;

namespace Sferum.Sandbox.VkApi.Limits;

/// <summary>At most so many requests of one token within any one second; what is refused does not count. Keeps count of both.</summary>
internal sealed class RateLimiter(SandboxOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TokenTraffic> traffic = new(StringComparer.Ordinal);

    public IReadOnlyCollection<TokenTraffic> Traffic => [.. traffic.Values];

    public bool Admit(Caller caller)
    {
        var limit = caller.Kind == World.Tokens.TokenKind.User ? options.RequestsPerSecond : options.CommunityRequestsPerSecond;
        return Of(caller).Admit(limit, time.GetTimestamp(), time.TimestampFrequency);
    }

    /// <summary>Counts a call of a method.</summary>
    public void NoteCall(Caller caller) => Of(caller).NoteCall();

    public void Forget() => traffic.Clear();

    private TokenTraffic Of(Caller caller) => traffic.GetOrAdd(caller.TokenPrint, static (_, id) => new TokenTraffic(id), caller.Id);
}
