using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks;

/// <summary>How many chats of a school still wait for somebody's link.</summary>
/// <param name="School">The school.</param>
/// <param name="Count">Its chats, at least one.</param>
[GenerateSerializer, Immutable, Alias("sferum.PendingChats")]
public sealed record PendingChats([property: Id(0)] SchoolId School, [property: Id(1)] int Count)
{
    internal static IReadOnlyList<PendingChats> Of(IEnumerable<ChatId> chats) =>
        [.. chats.GroupBy(chat => chat.School).Select(chats => new PendingChats(chats.Key, chats.Count()))];
}
