using Sferum.Grains.Chats.Members;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation.HandOver;

/// <summary>What there is to know of somebody who made a chat that another drives by now: nobody can put the maker out, so it leaves by itself while its tokens are held.</summary>
internal static class MakerRules
{
    /// <summary>Whether this is the maker, whose link stands.</summary>
    public static bool LeavesByItself(ChatState state, string user) => state.There.Maker is { } maker
        && string.Equals(maker.User, user, StringComparison.Ordinal)
        && state.Members.Find(maker.Account) is { } member && string.Equals(ChatMembers.LinkedUser(member), user, StringComparison.Ordinal);

    /// <summary>The step by which it leaves.</summary>
    public static ChatStep Leaving(ChatMaker maker) => new MakerLeavesStep(maker.Account, maker.Chat, maker.User);

    /// <summary>Whether the member is the maker, on the way out, so that its tokens are still needed.</summary>
    public static bool IsOnTheWayOut(ChatFrame frame, MemberRecord member) => member.There is { Joined: true, Refusal: PendingReason.None or PendingReason.Throttled } there
        && string.Equals(there.User, frame.Maker, StringComparison.Ordinal) && !MemberNeeds.Stays(frame, member, there.User);

    /// <summary>
    /// What became of its leaving: who is not in the chat has left. Where the platform does not let it for now, its tokens are needed on; where its token is refused, the owner tries,
    /// and tries again in a day.
    /// </summary>
    public static ChatState Left(ChatState state, MakerLeavesStep step, PlatformResult result, DateTimeOffset now)
    {
        if (state.There.Maker != new ChatMaker(step.Driver, step.User, step.Chat) || result.Fault is PlatformFault.Unknown or PlatformFault.AgainSoon)
        {
            return state;
        }

        var gone = result.Fault is PlatformFault.None or PlatformFault.ChatLost;
        var refusal = result.Fault is PlatformFault.Throttled or PlatformFault.OperatorNeeded or PlatformFault.NotEntitled ? PendingReason.Throttled : PendingReason.LinkBroken;
        return state with
        {
            Members = state.Members.Each(member => member.There is { Joined: true } there && string.Equals(there.User, step.User, StringComparison.Ordinal)
                ? member with { There = gone ? null : there with { Refusal = refusal, Time = now } }
                : member),
        };
    }
}
