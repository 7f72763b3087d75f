using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters.Events;

/// <summary>What happens to a person whatever the person is (B16).</summary>
internal static class PersonEvents
{
    public static Outcome<RosterPicture> Rename(RosterPicture school, PersonRenamed renamed) => school.People.GetValueOrDefault(renamed.Account) is { } person
        ? school.Put(person with { Name = renamed.Name })
        : Refusal.Of(RefusalReason.UnknownPerson, "person_renamed.account");

    public static Outcome<RosterPicture> Block(RosterPicture school, PersonBlocked change) => school.People.GetValueOrDefault(change.Account) is { } person
        ? school.Put(person with { Blocked = change.Blocked })
        : Refusal.Of(RefusalReason.UnknownPerson, change.Blocked ? "person_blocked.account" : "person_unblocked.account");

    /// <summary>Somebody who becomes one more thing; the newest name counts, and blocked once is blocked.</summary>
    public static Person Known(RosterPicture school, AccountId account, PersonName name, bool blocked, PersonKinds kind)
    {
        var known = school.People.GetValueOrDefault(account) ?? new Person { Account = account, Name = name, Kinds = PersonKinds.None };
        return known with { Name = name, Blocked = known.Blocked || blocked, Kinds = known.Kinds | kind };
    }

    /// <summary>Somebody who is one thing less; nothing at all: out of the school.</summary>
    public static RosterPicture Lose(RosterPicture school, Person person, PersonKinds kind)
    {
        var left = person.Kinds & ~kind;
        return left == PersonKinds.None ? school.Remove(person.Account) : school.Put(person with { Kinds = left });
    }
}
