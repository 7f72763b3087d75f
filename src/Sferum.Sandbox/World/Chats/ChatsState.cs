using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.World.Chats;

/// <summary>All chats, their invite links, and each account's own numbering.</summary>
internal sealed class ChatsState
{
    private readonly SortedDictionary<long, Chat> chats = [];
    private readonly Dictionary<string, Chat> byInviteLink = new(StringComparer.Ordinal);
    private readonly Dictionary<long, AccountChats> accounts = [];

    public IReadOnlyCollection<Chat> All => chats.Values;

    public long NextId { get; private set; } = 1;

    public Chat? Find(long id) => chats.GetValueOrDefault(id);

    public Chat? ByInviteLink(string link) => byInviteLink.GetValueOrDefault(link);

    /// <summary>The chat that this account knows by this number, in it or not.</summary>
    public Chat? Of(long account, long number) =>
        accounts.GetValueOrDefault(account)?.Chat(number) is { } id ? chats[id] : null;

    public long NumberOf(long account, Chat chat) => accounts.GetValueOrDefault(account)?.Number(chat.Id) ?? 0;

    /// <summary>The chats that this account is in.</summary>
    public IEnumerable<Chat> In(long account) =>
        (accounts.GetValueOrDefault(account)?.Chats ?? []).Select(id => chats[id]).Where(chat => chat.Members.ContainsKey(account));

    public void Apply(ChatCreated effect, long actor, DateTimeOffset time)
    {
        var chat = new Chat(effect.Chat, effect.Title, actor, time);
        chats.Add(chat.Id, chat);
        NextId = chat.Id + 1;
        Join(chat, actor, actor, time);
        foreach (var user in effect.Members)
            Join(chat, user, actor, time);
    }

    public void Apply(ChatRenamed effect) => chats[effect.Chat].Title = effect.Title;

    public void Apply(MemberAdded effect, long actor, DateTimeOffset time) => Join(chats[effect.Chat], effect.User, actor, time);

    public void Apply(MemberRemoved effect, long actor)
    {
        var chat = chats[effect.Chat];
        chat.Members.Remove(effect.User);
        if (effect.User == actor)
            chat.Left.Add(actor);
    }

    public void Apply(RoleSet effect)
    {
        var members = chats[effect.Chat].Members;
        members[effect.User] = members[effect.User] with { IsAdmin = effect.Admin };
    }

    public void Apply(InviteLinkMade effect)
    {
        var chat = chats[effect.Chat];
        if (chat.InviteLink is { } old)
            byInviteLink.Remove(old);
        chat.InviteLink = effect.Link;
        byInviteLink[effect.Link] = chat;
    }

    private void Join(Chat chat, long user, long invitedBy, DateTimeOffset time)
    {
        chat.Members[user] = new ChatMember(time, invitedBy, false);
        chat.Left.Remove(user);
        if (!accounts.TryGetValue(user, out var account))
            accounts.Add(user, account = new AccountChats());
        account.Learn(chat.Id);
    }
}
