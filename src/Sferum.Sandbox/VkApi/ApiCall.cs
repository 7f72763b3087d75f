using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Chats;

namespace Sferum.Sandbox.VkApi;

/// <summary>One call whose parameters have passed their rules, in its turn on the world.</summary>
internal sealed record ApiCall(
    WorldTurn Turn, IReadOnlyDictionary<string, string> Parameters, Caller Caller, ApiVersion Version, SandboxOptions Options)
{
    /// <summary>Chats begin here in the space of peers; users and communities are below.</summary>
    public const long FirstChatPeer = 2_000_000_000;

    public WorldState World => Turn.State;

    public bool Has(string name) => Parameters.TryGetValue(name, out var text) && text.Length > 0;

    public string Text(string name) => Parameters.GetValueOrDefault(name, "");

    public long Number(string name, long otherwise = 0) =>
        Parameters.TryGetValue(name, out var text) && ParameterRule.TryNumber(text, out var number) ? number : otherwise;

    public bool Flag(string name) => Number(name) == 1;

    public IReadOnlyList<long> Numbers(string name) =>
        [.. Text(name).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => ParameterRule.TryNumber(part, out var number) ? number : 0).Distinct()];

    /// <summary>The chat that the caller knows by this number, in it or not.</summary>
    public Chat? ChatByNumber(long number) => World.Chats.Of(Caller.Id, number);

    public Chat? ChatByPeer(long peer) => peer > FirstChatPeer ? ChatByNumber(peer - FirstChatPeer) : null;

    public long PeerOf(Chat chat) => FirstChatPeer + World.Chats.NumberOf(Caller.Id, chat);
}
