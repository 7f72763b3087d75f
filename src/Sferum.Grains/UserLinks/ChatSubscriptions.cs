using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks;

/// <summary>The chats that want to be told where a link stands, sorted, so that an administrator's thousands are found fast.</summary>
internal static class ChatSubscriptions
{
    /// <summary>With or without a chat; the same list when nothing changes.</summary>
    public static ImmutableArray<SubscribedChat> Put(ImmutableArray<SubscribedChat> chats, ChatId chat, bool subscribed, long told, bool aside = false, bool holding = false)
    {
        var place = Find(chats, chat);
        return (place >= 0, subscribed) switch
        {
            (false, true) => chats.Insert(~place, new SubscribedChat(chat, told) { Aside = aside, Holding = holding }),
            (true, false) => chats.RemoveAt(place),
            (true, true) when (chats[place].Aside, chats[place].Holding) != (aside, holding) => chats.SetItem(place, chats[place] with { Aside = aside, Holding = holding }),
            _ => chats,
        };
    }

    /// <summary>Chats that the account is in.</summary>
    public static int Joined(ImmutableArray<SubscribedChat> chats) => chats.Count(c => !c.Aside);

    /// <summary>Notes what chats were told; a chat that is gone, or knows more, stays as it is.</summary>
    public static ImmutableArray<SubscribedChat> Told(ImmutableArray<SubscribedChat> chats, IEnumerable<ChatId> told, long version)
    {
        var next = chats.ToBuilder();
        foreach (var chat in told)
        {
            if (Find(chats, chat) is >= 0 and var place && chats[place].Told < version)
                next[place] = chats[place] with { Told = version };
        }

        return next.DrainToImmutable();
    }

    /// <summary>A change that concerns the chats of one school alone: all others know the new version without being told.</summary>
    public static ImmutableArray<SubscribedChat> KnownOutside(ImmutableArray<SubscribedChat> chats, SchoolId school, long before, long after) =>
        [.. chats.Select(c => c.Chat.School != school && c.Told == before ? c with { Told = after } : c)];

    /// <summary>The chats of a school that the account is in.</summary>
    public static IReadOnlyList<ChatId> Of(ImmutableArray<SubscribedChat> chats, SchoolId school) =>
        [.. chats.Where(c => c.Chat.School == school && !c.Aside).Select(c => c.Chat)];

    private static int Find(ImmutableArray<SubscribedChat> chats, ChatId chat)
    {
        var (low, high) = (0, chats.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Compare(chats[middle].Chat, chat);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private static int Compare(ChatId left, ChatId right)
    {
        var bySchool = string.CompareOrdinal(left.School.Segment, right.School.Segment);
        return bySchool != 0 ? bySchool : string.CompareOrdinal(left.Segment, right.Segment);
    }
}
