namespace Sferum.Testing.Sandbox;

/// <summary>Replays a ledger, and tells of each entry what of it had been done already.</summary>
internal sealed class LedgerReplay
{
    private readonly Dictionary<long, LedgerChat> chats = [];
    private readonly Dictionary<string, LedgerCall> calls = [];
    private long last;

    public IEnumerable<string> Apply(LedgerEntry entry)
    {
        var gap = last != 0 && entry.Seq != last + 1 ? $"entry {last} is followed by {entry.Seq}: the ledger has a gap" : null;
        last = entry.Seq;
        return new[] { gap, Change(entry) }.OfType<string>().Select(trouble => $"#{entry.Seq} {entry.Time:HH:mm:ss.fff} {entry.Method} by {entry.User}: {trouble}");
    }

    private string? Change(LedgerEntry entry) => entry.Effect switch
    {
        { Kind: "world_seeded" } => Forget(),
        { Kind: "chat_created", Chat: { } chat } effect => Create(entry, chat, effect.Title ?? "", effect.Members ?? []),
        { Kind: "call_started", Call: { } call } effect => Start(entry, call, effect.Chat),
        { Kind: "call_finished", Call: { } call } => Finish(call),
        { Kind: "chat_renamed" or "member_added" or "member_removed" or "role_set", Chat: { } chat } effect =>
            chats.TryGetValue(chat, out var known) ? known.Change(effect) : $"chat {chat} has no beginning in this ledger",
        _ => null,
    };

    private string? Forget()
    {
        chats.Clear();
        calls.Clear();
        return null;
    }

    private string? Create(LedgerEntry entry, long id, string title, IEnumerable<long> members)
    {
        var twin = chats.FirstOrDefault(chat => chat.Value.IsAlive && chat.Value.Title == title && chat.Value.Owner == entry.User);
        chats[id] = new LedgerChat(entry.Seq, entry.User, title, members);
        return twin.Value is null ? null : $"chat {id} «{title}» was created, but chat {twin.Key} of the same title lives since #{twin.Value.Since}";
    }

    private string? Start(LedgerEntry entry, string id, long? chat)
    {
        var twin = calls.FirstOrDefault(call => chat is not null && call.Value.Chat == chat && !call.Value.IsFinished);
        calls[id] = new LedgerCall(entry.Seq, chat);
        return twin.Value is null ? null : $"call {id} was started in chat {chat}, but call {twin.Key} goes on there since #{twin.Value.Since}";
    }

    private string? Finish(string id)
    {
        if (!calls.TryGetValue(id, out var call))
            return $"call {id} has no beginning in this ledger";
        var trouble = call.IsFinished ? $"call {id} was finished, but it was over already" : null;
        calls[id] = call with { IsFinished = true };
        return trouble;
    }
}
