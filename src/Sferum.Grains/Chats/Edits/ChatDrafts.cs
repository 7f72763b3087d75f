using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats.Edits;

/// <summary>What a window is filled with (B7): the chat as its source has it, with the links as the people index knows them.</summary>
internal static class ChatDrafts
{
    /// <summary>The draft.</summary>
    public static ChatDraft Of(ChatState state, ChatId id, IReadOnlyDictionary<AccountId, Person> people) =>
        new(ChatSnapshots.Of(state, id), [.. ChatSnapshots.MembersOf(state).Select(member => Shown(member, people.GetValueOrDefault(member.Account)))]);

    private static ChatMember Shown(ChatMember member, Person? person)
    {
        var linked = person?.Link == LinkState.Linked;
        return member with
        {
            Blocked = person is { Blocked: true },
            Link = person is null or { Link: LinkState.Unspecified } ? LinkState.NotLinked : person.Link,
            Pending = person is { Blocked: true } ? PendingReason.Blocked : linked ? PendingReason.ChatWaiting : PendingReason.NotLinked,
        };
    }
}
