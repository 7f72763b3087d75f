using Sferum.Grains.Chats;
using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks;

/// <summary>Where a person is on the Sferum side, chat by chat, as the chats say.</summary>
internal sealed class ChatPresence(AccountId account, IGrainFactory grains)
{
    /// <summary>Chats that are asked at most: more than anybody but an administrator is in.</summary>
    public const int Asked = 100;

    private const int AtOnce = 32;

    /// <summary>How many chats of each school are not yet as the link wants them.</summary>
    public async Task<IReadOnlyList<PendingChats>> CountPendingAsync(UserLinkState state, CancellationToken cancellation)
    {
        var pending = UserLinkDuties.Waiting(state).ToList();
        // Before the first link nobody has to be asked: everything waits.
        if (state is { Link: null, WasLinked: false })
            return PendingChats.Of(pending);
        ChatId[] told = [.. state.Chats.Where(chat => chat.Told >= state.StandingVersion).Select(chat => chat.Chat).Take(Asked)];
        foreach (var chats in told.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(chats.Select(chat => grains.Chat(chat).ReadMemberAsync(account, cancellation)));
            pending.AddRange(chats.Where((_, i) => IsPending(answers[i], linked: state.Link is not null)));
        }

        return PendingChats.Of(pending);
    }

    /// <summary>Whether a chat still has something to do about the person.</summary>
    public static bool IsPending(ChatMember? member, bool linked) => member switch
    {
        { Platform: MemberPlatformState.Leaving } => true,
        { Platform: MemberPlatformState.Pending, Pending: not (PendingReason.Blocked or PendingReason.ChatClosed) } => linked,
        _ => false,
    };
}
