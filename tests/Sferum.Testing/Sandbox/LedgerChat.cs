namespace Sferum.Testing.Sandbox;

/// <summary>A chat as the ledger tells it: its members with the role of administrator or without.</summary>
internal sealed class LedgerChat(long since, long owner, string title, IEnumerable<long> members)
{
    private readonly Dictionary<long, bool> admins = members.Append(owner).Distinct().ToDictionary(user => user, _ => false);

    public long Since { get; } = since;

    public long Owner { get; } = owner;

    public string Title { get; private set; } = title;

    public bool IsAlive => admins.Count > 0;

    public string? Change(LedgerEffect effect) => effect switch
    {
        { Kind: "chat_renamed", Title: { } title } => Rename(effect.Chat, title),
        { Kind: "member_added", User: { } user } => admins.TryAdd(user, false) ? null : $"{user} was added to {Words(effect)}, but is in it",
        { Kind: "member_removed", User: { } user } => admins.Remove(user) ? null : $"{user} was removed from {Words(effect)}, but is not in it",
        { Kind: "role_set", User: { } user, Admin: { } admin } => SetRole(effect, user, admin),
        _ => $"{effect.Kind} without what it needs",
    };

    private string? Rename(long? id, string title)
    {
        var trouble = title == Title ? $"chat {id} was renamed to «{title}», but is called so" : null;
        Title = title;
        return trouble;
    }

    private string? SetRole(LedgerEffect effect, long user, bool admin)
    {
        if (!admins.TryGetValue(user, out var before))
            return $"{user} got a role in {Words(effect)}, but is not in it";
        admins[user] = admin;
        return before == admin ? $"{user} got a role in {Words(effect)}, but has it" : null;
    }

    private string Words(LedgerEffect effect) => $"chat {effect.Chat} «{Title}»";
}
