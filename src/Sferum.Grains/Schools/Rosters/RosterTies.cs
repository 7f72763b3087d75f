using System.Collections.Immutable;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Profiles;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>What a change of one person, class or group asks of a school: kept beside the rows, so that no change has to look through them all.</summary>
internal sealed record RosterTies
{
    /// <summary>The students of a class, without those who are only held in its chats.</summary>
    public required Ties<ClassId, AccountId> Students { get; init; }

    /// <summary>The classes in whose chats a student is held.</summary>
    public required Ties<AccountId, ClassId> Held { get; init; }

    /// <summary>The parents of a child.</summary>
    public required Ties<AccountId, AccountId> Parents { get; init; }

    /// <summary>The classes that have this homeroom teacher, closed ones too.</summary>
    public required Ties<AccountId, ClassId> Homerooms { get; init; }

    /// <summary>The groups in which a class takes part, closed ones too.</summary>
    public required Ties<ClassId, GroupId> Groups { get; init; }

    /// <summary>The groups that have this teacher, closed ones too.</summary>
    public required Ties<AccountId, GroupId> Teaching { get; init; }

    /// <summary>The groups whose own list names this student, closed ones too.</summary>
    public required Ties<AccountId, GroupId> Listed { get; init; }

    /// <summary>Who belongs in the teachers' chat (B2).</summary>
    public required ImmutableSortedSet<AccountId> Teachers { get; init; }

    /// <summary>How many there are of each kind.</summary>
    public required RosterCounts Counts { get; init; }

    public static RosterTies Of(RosterPicture school) => new()
    {
        Students = Ties<ClassId, AccountId>.Of(school.People.Values.Where(p => p.Class is not null).Select(p => (p.Class!.Value, p.Account)), RosterOrder.Accounts),
        Held = Ties<AccountId, ClassId>.Of(school.Classes.Values.SelectMany(c => c.Held.Select(held => (held, c.Class.Class))), RosterOrder.Classes),
        Parents = Ties<AccountId, AccountId>.Of(school.People.Values.SelectMany(p => p.Children.Select(child => (child, p.Account))), RosterOrder.Accounts),
        Homerooms = Ties<AccountId, ClassId>.Of(school.Classes.Values.SelectMany(c => One(c.Class.HomeroomTeacher).Select(t => (t, c.Class.Class))), RosterOrder.Classes),
        Groups = Ties<ClassId, GroupId>.Of(school.Groups.Values.SelectMany(g => g.Group.Classes.Select(c => (c, g.Group.Group))), RosterOrder.Groups),
        Teaching = Ties<AccountId, GroupId>.Of(school.Groups.Values.SelectMany(g => One(g.Group.Teacher).Select(t => (t, g.Group.Group))), RosterOrder.Groups),
        Listed = Ties<AccountId, GroupId>.Of(school.Groups.Values.SelectMany(g => (g.Group.Students ?? []).Select(s => (s, g.Group.Group))), RosterOrder.Groups),
        Teachers = school.People.Values.Where(IsTeacher).Select(p => p.Account).ToImmutableSortedSet(RosterOrder.Accounts),
        Counts = RosterCounts.Of(school),
    };

    /// <summary>The ties after somebody came, changed or left.</summary>
    public RosterTies Replace(AccountId account, Person? was, Person? now) => this with
    {
        Students = Students.Move(One(was?.Class), One(now?.Class), account),
        Parents = Parents.Move(was?.Children ?? [], now?.Children ?? [], account),
        Teachers = now is not null && IsTeacher(now) ? Teachers.Add(account) : Teachers.Remove(account),
        Counts = Counts.Less(was).And(now),
    };

    /// <summary>The ties after a class came or changed.</summary>
    public RosterTies Replace(ClassRow? was, ClassRow now) => this with
    {
        Held = Held.Move(was?.Held ?? [], now.Held, now.Class.Class),
        Homerooms = Homerooms.Move(One(was?.Class.HomeroomTeacher), One(now.Class.HomeroomTeacher), now.Class.Class),
        Counts = Counts with { Classes = Counts.Classes - Open(was?.Closed) + Open(now.Closed) },
    };

    /// <summary>The ties after a group came or changed.</summary>
    public RosterTies Replace(GroupRow? was, GroupRow now) => this with
    {
        Groups = Groups.Move(was?.Group.Classes ?? [], now.Group.Classes, now.Group.Group),
        Teaching = Teaching.Move(One(was?.Group.Teacher), One(now.Group.Teacher), now.Group.Group),
        Listed = Listed.Move(was?.Group.Students ?? [], now.Group.Students ?? [], now.Group.Group),
        Counts = Counts with { Groups = Counts.Groups - Open(was?.Closed) + Open(now.Closed) },
    };

    private static bool IsTeacher(Person person) => TeachersChatSource.Includes(person.Position);

    private static int Open(bool? closed) => closed is false ? 1 : 0;

    private static T[] One<T>(T? value)
        where T : struct => value is { } one ? [one] : [];
}
