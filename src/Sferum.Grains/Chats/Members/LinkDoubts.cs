namespace Sferum.Grains.Chats.Members;

/// <summary>
/// Keeps in mind what a link may have heard without our knowing: the wish to be told, or no longer, may be under way, or its answer may have died with the process, when a member becomes
/// again what the link was last known to have heard. Then it is told once more.
/// </summary>
internal static class LinkDoubts
{
    /// <summary>The members after a change, with the doubts that it leaves.</summary>
    public static MemberTable Kept(ChatState before, ChatState after)
    {
        var (was, isNow) = (before.Frame, after.Frame);
        return was == isNow
            ? after.Members.EachChanged(before.Members, (known, member) => Kept(was, known, isNow, member))
            : after.Members.Each(member => before.Members.Find(member.Account) is { } known ? Kept(was, known, isNow, member) : member);
    }

    private static MemberRecord Kept(ChatFrame was, MemberRecord known, ChatFrame isNow, MemberRecord member)
    {
        var heard = ChatMembers.ToldAs(member);
        var isHeardStill = (heard, member.Holding) == (ChatMembers.ToldAs(known), known.Holding);
        var isOpen = isHeardStill && ChatMembers.IsUntold(was, known) && !ChatMembers.IsUntold(isNow, member);
        return isOpen ? member with { Subscribed = heard == LinkInterest.None, Aside = false } : member;
    }
}
