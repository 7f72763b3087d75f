using Sferum.Sandbox.Control.People;
using Sferum.Sandbox.Control.Views;
using Sferum.Sandbox.VkApi.Limits;
using Sferum.Sandbox.VkId;
using Sferum.Sandbox.World;

namespace Sferum.Sandbox.Control;

/// <summary>Everything that can be read of the world.</summary>
internal sealed class WorldReader(SandboxWorld world, SmsInbox inbox, RateLimiter limiter)
{
    private const int DefaultPage = 1000;
    private const int MaxPage = 10_000;

    public void Map(IEndpointRouteBuilder control)
    {
        control.MapGet("/health", () => new { Status = "ok", LastSeq = world.Read(state => state.LastSeq) });
        control.MapGet("/world", () => world.Read(state => new { People = People(state), Chats = Chats(state, null), Calls = Calls(state) }));
        control.MapGet("/people", () => world.Read(state => new Listing<PersonView>(People(state))));
        control.MapGet("/chats", (string? title) => world.Read(state => new Listing<ChatView>(Chats(state, title))));
        control.MapGet("/calls", () => world.Read(state => new Listing<CallView>(Calls(state))));
        control.MapGet("/ledger", (long? after, int? limit) => world.Read(state => Ledger(state, after ?? 0, limit ?? DefaultPage)));
        control.MapGet("/sms", () => new Listing<Sms>(inbox.All));
        control.MapGet("/traffic", () => new { Items = limiter.Traffic.Select(token => new { token.OwnerId, token.Accepted, token.Refused, token.Calls }) });
    }

    private static List<PersonView> People(WorldState state) => [.. state.People.All.Select(person => PersonView.Of(state.People, person))];

    private static List<ChatView> Chats(WorldState state, string? title) =>
        [.. state.Chats.All.Where(chat => title is null || chat.Title == title).Select(chat => ChatView.Of(state, chat))];

    private static List<CallView> Calls(WorldState state) => [.. state.Calls.All.Select(CallView.Of)];

    private static LedgerPage Ledger(WorldState state, long after, int limit)
    {
        // The ledger is dense: the place of an effect follows from its number.
        var first = state.Ledger[0].Seq;
        var start = (int)Math.Clamp(after + 1 - first, 0, state.Ledger.Count);
        var page = state.Ledger.GetRange(start, Math.Min(Math.Clamp(limit, 1, MaxPage), state.Ledger.Count - start));
        return new LedgerPage(page, page.Count > 0 ? page[^1].Seq : Math.Max(after, 0), start + page.Count < state.Ledger.Count);
    }
}
