using Sferum.Grains.Chats.Members;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>
/// Keeps in mind who may be in the chat there without our knowing: an addition may be under way, or its answer may have died with the process, when the wish changes. Such a
/// person is taken for one who is there, so that removal is asked for.
/// </summary>
internal static class MemberDoubts
{
    /// <summary>The member's next record, with the doubt that the change leaves.</summary>
    public static MemberRecord Kept(ChatState state, MemberRecord before, MemberRecord after, DateTimeOffset now)
    {
        if (state.There.Chat is null || MemberNeeds.Of(state.Frame, before) is not { Kind: MemberNeedKind.Add } need || !need.IsDue(now))
        {
            return after;
        }

        return string.Equals(MemberNeeds.WantedUser(after), need.User, StringComparison.Ordinal)
            ? after
            : after with { There = new MemberThere { User = need.User, Joined = true, Doubtful = true, Time = now } };
    }
}
