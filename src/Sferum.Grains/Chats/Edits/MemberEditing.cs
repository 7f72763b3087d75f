using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Edits;

/// <summary>Carries out what was found to be allowed; only the chunks of the people named are made anew.</summary>
internal static class MemberEditing
{
    /// <summary>The members afterwards; the same table when nothing changes.</summary>
    public static MemberTable Apply(ChatState state, MemberEdits edits, AccountId? actor, DateTimeOffset now)
    {
        var ground = new GroundSince(HandRules.GroundOf(actor), now);
        var members = edits.Set.Aggregate(state.Members, (table, input) => Change(state, table, input.Account, member => HandRules.Set(member, input.Role, ground), now));
        members = edits.Remove.Aggregate(members, (table, account) => Change(state, table, account, member => HandRules.Removed(member, now), now));
        MemberRecord[] added =
        [
            .. edits.Set.Where(input => state.Members.Find(input.Account) is null)
                .Select(input => HandRules.Set(new MemberRecord { Account = input.Account }, input.Role, ground)),
        ];
        return added.Length == 0 ? members : members.Add(added);
    }

    /// <summary>The members as the roster alone has them, all or some.</summary>
    public static MemberTable Undo(ChatState state, IReadOnlyList<AccountId> accounts, DateTimeOffset now) => accounts.Count == 0
        ? state.Members.Each(member => Kept(state, member, HandRules.Undone(member), now))
        : accounts.Aggregate(state.Members, (table, account) => Change(state, table, account, HandRules.Undone, now));

    /// <summary>Nobody: everybody is on the way out.</summary>
    public static MemberTable Emptied(ChatState state, DateTimeOffset now) =>
        state.Members.Each(member => Kept(state, member, HandRules.Undone(member) with { Grounds = [] }, now));

    private static MemberTable Change(ChatState state, MemberTable table, AccountId account, Func<MemberRecord, MemberRecord> change, DateTimeOffset now) =>
        table.Change(account, member => Kept(state, member, change(member), now));

    private static MemberRecord Kept(ChatState state, MemberRecord before, MemberRecord after, DateTimeOffset now) =>
        ReferenceEquals(before, after) ? after : MemberDoubts.Kept(state, before, after, now);
}
