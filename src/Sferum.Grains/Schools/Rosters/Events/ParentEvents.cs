using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters.Events;

/// <summary>Parents become known, or are no longer (B14).</summary>
internal static class ParentEvents
{
    public static Outcome<RosterPicture> Add(RosterPicture school, ParentAdded added)
    {
        var known = school.People.GetValueOrDefault(added.Account);
        if (Refuse(school, known, added) is { } refusal)
        {
            return refusal;
        }

        var parent = PersonEvents.Known(school, added.Account, added.Name ?? known!.Name, known?.Blocked ?? added.Blocked, PersonKinds.Parent);
        return school.Put(parent with { Children = RosterPeople.Sorted(parent.Children.Append(added.Child)) });
    }

    public static Outcome<RosterPicture> Remove(RosterPicture school, ParentRemoved removed) => school.Ties.Parents[removed.Child].Contains(removed.Account)
        ? LoseChild(school, removed.Account, removed.Child)
        : Refusal.Of(RefusalReason.NotParentOf, "parent_removed.child");

    /// <summary>The school in which somebody has a child less; without any child nobody is a parent here.</summary>
    public static RosterPicture LoseChild(RosterPicture school, AccountId parent, AccountId child)
    {
        var person = school.People[parent];
        person = person with { Children = [.. person.Children.Where(c => c != child)] };
        return person.Children.Count == 0 ? PersonEvents.Lose(school, person, PersonKinds.Parent) : school.Put(person);
    }

    private static Refusal? Refuse(RosterPicture school, Person? known, ParentAdded added) => school.People.GetValueOrDefault(added.Child) switch
    {
        null => Refusal.Of(RefusalReason.UnknownPerson, "parent_added.child"),
        var child when !child.Kinds.HasFlag(PersonKinds.Student) => Refusal.Of(RefusalReason.PersonNotStudent, "parent_added.child"),
        _ when known is null && added.Name is null => Refusal.Of(RefusalReason.FieldRequired, "parent_added.full_name"),
        _ when known?.Children.Contains(added.Child) == true => Refusal.Of(RefusalReason.AlreadyParent, "parent_added.child"),
        _ => EventChecks.Full(known?.Children.Count ?? 0, RosterLimits.Children, "parent_added.child")
            ?? (known?.Kinds.HasFlag(PersonKinds.Parent) == true ? null : EventChecks.Full(school.Ties.Counts.Parents, RosterLimits.Parents, "parent_added.account")),
    };
}
