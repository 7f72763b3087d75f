using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Conferences.Participation;

/// <summary>Whom a save may add and remove (C7). Pure.</summary>
internal static class ParticipantRules
{
    private const string AddField = "add_participants";

    private const string RemoveField = "remove_participants";

    /// <summary>Why the two lists cannot be saved; null when they can.</summary>
    public static Refusal? WhyNot(CreateConference command, ConferenceSurroundings around)
    {
        var added = new HashSet<AccountId>();
        var removed = new HashSet<AccountId>();
        return First(AddField, command.AddParticipants, account => WhyNotAdded(account, added, command.Type, around))
            ?? First(RemoveField, command.RemoveParticipants, account => WhyNotRemoved(account, removed, added, around));
    }

    /// <summary>Why somebody cannot be taken out of a conference, because nobody such is in it; null when all are.</summary>
    public static Refusal? WhyNotThere(IReadOnlyList<AccountId> removed, Func<AccountId, bool> isThere) =>
        First(RemoveField, removed, account => isThere(account) ? null : new Refusal(RefusalReason.NotAMember) { Subjects = [account.Name] });

    private static Refusal? WhyNotAdded(AccountId account, HashSet<AccountId> seen, ConferenceType type, ConferenceSurroundings around)
    {
        if (!seen.Add(account))
        {
            return Refusal.Of(RefusalReason.DuplicateItem);
        }

        if (!around.People.TryGetValue(account, out var person))
        {
            return new Refusal(RefusalReason.MemberNotInSchool) { Subjects = [account.Name] };
        }

        // Parents alone are not of every conference; who is staff or student too comes as that.
        return (person.Kinds & ConferenceParticipation.Kinds(type, around.Seat.Type)) == PersonKinds.None
            ? new Refusal(RefusalReason.ParticipantKindNotAllowed) { Facts = new Dictionary<string, string> { ["kind"] = "PARENT" }, Subjects = [account.Name] }
            : null;
    }

    private static Refusal? WhyNotRemoved(AccountId account, HashSet<AccountId> seen, HashSet<AccountId> added, ConferenceSurroundings around)
    {
        if (!seen.Add(account))
        {
            return Refusal.Of(RefusalReason.DuplicateItem);
        }

        if (added.Contains(account))
        {
            return Refusal.Of(RefusalReason.MemberBothAddedAndRemoved);
        }

        return account == around.Seat.SferumAdministrator
            ? new Refusal(RefusalReason.AdministratorNotRemovable) { Subjects = [account.Name] }
            : null;
    }

    /// <summary>The first refusal of a list, with its place; null when nobody is refused.</summary>
    public static Refusal? First(string list, IReadOnlyList<AccountId> accounts, Func<AccountId, Refusal?> why)
    {
        for (var i = 0; i < accounts.Count; i++)
        {
            if (why(accounts[i]) is { } refusal)
            {
                return refusal with { Field = $"{list}[{i}]" };
            }
        }

        return null;
    }
}
