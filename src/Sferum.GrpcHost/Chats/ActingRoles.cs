using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.V1;

namespace Sferum.GrpcHost.Chats;

/// <summary>The role that an account has in each chat of a page.</summary>
internal static class ActingRoles
{
    /// <summary>The roles, in the order of the chats. Every chat of the page is one of the account's.</summary>
    internal static async Task<MemberRole[]> OfAsync(
        IGrainFactory grains, AccountId? acting, IReadOnlyList<ChatSnapshot> chats, CancellationToken cancellation) =>
        acting is { } account
            ? await Task.WhenAll(chats.Select(chat => OfAsync(grains, account, chat, cancellation)))
            : [.. chats.Select(_ => MemberRole.Unspecified)];

    // Only where a chat has more administrators than a row shows does the chat itself have to be asked.
    private static async Task<MemberRole> OfAsync(IGrainFactory grains, AccountId account, ChatSnapshot chat, CancellationToken cancellation)
    {
        if (chat.Administrators.Contains(account))
        {
            return MemberRole.Administrator;
        }

        if (chat.AdministratorCount <= chat.Administrators.Count)
        {
            return MemberRole.Member;
        }

        var seat = await grains.Chat(chat.Id).GetSeatAsync(account, cancellation);
        return (MemberRole)(seat.Value?.Role ?? 0);
    }
}
