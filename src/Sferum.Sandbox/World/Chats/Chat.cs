namespace Sferum.Sandbox.World.Chats;

/// <summary>A chat. Its id is the world's own; every account knows the chat by a number of its own.</summary>
internal sealed class Chat(long id, string title, long ownerId, DateTimeOffset createdAt)
{
    public long Id { get; } = id;

    public string Title { get; set; } = title;

    public long OwnerId { get; } = ownerId;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>The members in the order they came.</summary>
    public OrderedDictionary<long, ChatMember> Members { get; } = [];

    /// <summary>Those who left by themselves: they alone may come back by themselves.</summary>
    public HashSet<long> Left { get; } = [];

    public string? InviteLink { get; set; }

    public bool IsOwner(long userId) => userId == OwnerId;

    /// <summary>True for the owner and the chat's administrators, as long as they are in it.</summary>
    public bool IsAdmin(long userId) => Members.TryGetValue(userId, out var member) && (member.IsAdmin || IsOwner(userId));
}
