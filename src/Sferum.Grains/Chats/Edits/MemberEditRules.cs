using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Chats.Edits;

/// <summary>Whom a save may add and remove, and whose role it may change (B8-B11).</summary>
internal static class MemberEditRules
{
    private const string SetField = "set_members";

    private const string RemoveField = "remove_members";

    /// <summary>Why the two lists cannot be saved; null when they can.</summary>
    /// <param name="state">The chat; a new one as the roster has it.</param>
    /// <param name="edits">The lists.</param>
    /// <param name="facts">The people named.</param>
    public static Refusal? WhyNot(ChatState state, MemberEdits edits, EditFacts facts)
    {
        var (set, removed) = (new HashSet<AccountId>(), new HashSet<AccountId>());
        return EditLists.First(SetField, edits.Set, input => set.Add(input.Account) ? WhyNotSet(state, input, facts) : Refusal.Of(RefusalReason.DuplicateItem), ".account")
            ?? EditLists.First(RemoveField, edits.Remove, account =>
                !removed.Add(account) ? Refusal.Of(RefusalReason.DuplicateItem)
                : set.Contains(account) ? About(RefusalReason.MemberBothAddedAndRemoved, account)
                : WhyNotRemoved(state, account));
    }

    private static Refusal? WhyNotSet(ChatState state, MemberInput input, EditFacts facts)
    {
        var member = state.Members.Find(input.Account);
        if (member is not null && ChatMembers.IsMember(member))
        {
            return input.Role == MemberRole.Member && ChatMembers.IsSferumAdministrator(member)
                ? About(RefusalReason.AdministratorNotRemovable, input.Account)
                : null;
        }

        if (!facts.People.TryGetValue(input.Account, out var person))
        {
            return About(RefusalReason.MemberNotInSchool, input.Account);
        }

        // Whom the roster puts in the chat is of a kind that belongs there.
        return member is { Grounds.IsEmpty: false } || (person.Kinds & ChatKinds.Of(state.Facts.Type)) != PersonKinds.None
            ? null
            : About(RefusalReason.KindNotAllowed, input.Account) with { Facts = new Dictionary<string, string> { ["kind"] = NameOf(person.Kinds) } };
    }

    private static Refusal? WhyNotRemoved(ChatState state, AccountId account) => state.Members.Find(account) switch
    {
        { } member when ChatMembers.IsSferumAdministrator(member) => About(RefusalReason.AdministratorNotRemovable, account),
        { } member when ChatMembers.IsMember(member) => null,
        _ => About(RefusalReason.NotAMember, account),
    };

    private static Refusal About(RefusalReason reason, AccountId account) => new(reason) { Subjects = [account.Name] };

    private static string NameOf(PersonKinds kinds) => kinds.HasFlag(PersonKinds.Parent) ? "PARENT" : kinds.HasFlag(PersonKinds.Student) ? "STUDENT" : "STAFF";
}
