using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Chats.Edits;

/// <summary>Who may edit a chat: ES decides, unless the school wants it checked here (<c>enforce_person_rights</c>); then staff and the chat's administrators may.</summary>
internal static class EditorRules
{
    private const string Field = "acting_account";

    /// <summary>Why the acting person may not; null when they may. A blocked person never may (B16).</summary>
    /// <param name="actor">The acting person; null: not named.</param>
    /// <param name="facts">What is known of the school.</param>
    /// <param name="state">The chat; null while it is not there.</param>
    public static Refusal? WhyMayNot(AccountId? actor, EditFacts facts, ChatState? state)
    {
        if (actor is not { } account)
        {
            return facts.Settings.EnforcePersonRights ? Refusal.Of(RefusalReason.ActingAccountRequired, Field) : null;
        }

        var person = facts.People.GetValueOrDefault(account);
        if (person is { Blocked: true })
        {
            return Refusal.Of(RefusalReason.Blocked, Field);
        }

        return !facts.Settings.EnforcePersonRights || (person is not null && (person.Kinds.HasFlag(PersonKinds.Staff) || IsAdministrator(account, state)))
            ? null
            : Refusal.Of(RefusalReason.PersonMayNotEdit, Field);
    }

    private static bool IsAdministrator(AccountId account, ChatState? state) =>
        state?.Members.Find(account) is { } member && ChatMembers.IsMember(member) && ChatMembers.RoleOf(member) == MemberRole.Administrator;
}
