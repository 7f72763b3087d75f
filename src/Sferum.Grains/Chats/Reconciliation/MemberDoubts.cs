using Sferum.Grains.Chats.Members;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>
/// Keeps in mind what may have happened there without our knowing: a call may be under way, or its answer may have died with the process, when the wish changes.
/// Who may have been added is taken for one who is there, so that removal is asked for; of whom something else may have been done is looked at.
/// </summary>
internal static class MemberDoubts
{
    /// <summary>The member's next record, with the doubt that the change leaves.</summary>
    public static MemberRecord Kept(ChatState state, MemberRecord before, MemberRecord after, DateTimeOffset now)
    {
        // Also in a closed chat, to which nobody is added any more: somebody may have been before it was closed.
        var frame = state.Frame with { Closed = false };
        if (state.There.Chat is null || MemberNeeds.Of(frame, before) is var need && !need.IsDue(now) && !IsPerhapsThere(before, need))
        {
            return after;
        }

        return need.Kind == MemberNeedKind.Add ? PerhapsAdded(after, need.User, now) : PerhapsChanged(frame, after);
    }

    // Additions without an outcome are not asked for again for a day; one of them may have been done all the same.
    private static bool IsPerhapsThere(MemberRecord before, MemberNeed need) =>
        need.Kind == MemberNeedKind.Add && before.There is { Doubts: > 0 } there && string.Equals(there.User, need.User, StringComparison.Ordinal);

    private static MemberRecord PerhapsAdded(MemberRecord after, string user, DateTimeOffset now) =>
        string.Equals(MemberNeeds.WantedUser(after), user, StringComparison.Ordinal)
            ? after
            : after with { There = new MemberThere { User = user, Joined = true, Doubtful = true, Time = now } };

    // Perhaps removed, or given another role, and now to be as it was.
    private static MemberRecord PerhapsChanged(ChatFrame frame, MemberRecord after) =>
        after.There is { Joined: true } there && !MemberNeeds.Of(frame, after).Any ? after with { There = there with { Doubtful = true } } : after;
}
