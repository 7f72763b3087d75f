namespace Sferum.Grains.Schools.Rosters;

/// <summary>How many there are of each kind in a school; classes and groups without closed ones.</summary>
internal readonly record struct RosterCounts(int Staff, int Students, int Parents, int Classes, int Groups)
{
    public static RosterCounts Of(RosterPicture school) => school.People.Values.Aggregate(default(RosterCounts), (counts, person) => counts.And(person)) with
    {
        Classes = school.Classes.Values.Count(c => !c.Closed),
        Groups = school.Groups.Values.Count(g => !g.Closed),
    };

    public RosterCounts And(Person? person) => Change(person, 1);

    public RosterCounts Less(Person? person) => Change(person, -1);

    private RosterCounts Change(Person? person, int by) => person is null
        ? this
        : this with
        {
            Staff = Staff + (person.Kinds.HasFlag(PersonKinds.Staff) ? by : 0),
            Students = Students + (person.Kinds.HasFlag(PersonKinds.Student) ? by : 0),
            Parents = Parents + (person.Kinds.HasFlag(PersonKinds.Parent) ? by : 0),
        };
}
