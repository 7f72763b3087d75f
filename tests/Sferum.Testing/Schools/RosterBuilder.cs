using Sferum.Grains.Names;
using Sferum.Grains.Schools;

namespace Sferum.Testing.Schools;

/// <summary>Makes a roster, line by line; ids are plain words.</summary>
public sealed class RosterBuilder(string school)
{
    private readonly List<RosterStaff> _staff = [];
    private readonly List<RosterClass> _classes = [];
    private readonly List<RosterStudent> _students = [];
    private readonly List<RosterParent> _parents = [];
    private readonly List<RosterGroup> _groups = [];
    private RosterFacts _facts = new("Школа", "Europe/Samara", new AccountId("head"));

    public SchoolId School { get; } = new(school);

    /// <summary>A school with a head (the administrator), a teacher of «5 А», two students, a parent of both and a group.</summary>
    public static RosterBuilder Small(string school = "7") => new RosterBuilder(school)
        .Staff("head", PositionType.Administration)
        .Staff("teacher")
        .Class("5a", "5 А", "teacher")
        .Student("ivan", "5a")
        .Student("anna", "5a")
        .Parent("mother", "ivan", "anna")
        .Group("g1", ["5a"], "teacher");

    public static AccountId Account(string id) => new(id);

    public ClassId ClassId(string id) => new(School, id);

    public RosterBuilder Facts(string title = "Школа", string zone = "Europe/Samara", string? administrator = "head")
    {
        _facts = new RosterFacts(title, zone, administrator is null ? null : new AccountId(administrator));
        return this;
    }

    public RosterBuilder Staff(string id, PositionType position = PositionType.TeachingStaff, bool blocked = false)
    {
        _staff.Add(new(Account(id), Name(id), position, "", blocked));
        return this;
    }

    public RosterBuilder Class(string id, string title, string? homeroom = null)
    {
        _classes.Add(new(ClassId(id), title, homeroom is null ? null : Account(homeroom)));
        return this;
    }

    public RosterBuilder Student(string id, string @class, bool blocked = false)
    {
        _students.Add(new(Account(id), Name(id), ClassId(@class), blocked));
        return this;
    }

    public RosterBuilder Students(string @class, string prefix, int count) =>
        Enumerable.Range(0, count).Aggregate(this, (roster, i) => roster.Student($"{prefix}{i}", @class));

    public RosterBuilder Parent(string id, params string[] children)
    {
        _parents.Add(new(Account(id), Name(id), [.. children.Select(Account)], Blocked: false));
        return this;
    }

    public RosterBuilder Group(string id, string[] classes, string? teacher = null, string[]? students = null)
    {
        _groups.Add(new(
            new GroupId(School, id), id, "Алгебра", [.. classes.Select(ClassId)], teacher is null ? null : Account(teacher), students?.Select(Account).ToArray()));
        return this;
    }

    /// <summary>Takes somebody or something out of every list.</summary>
    public RosterBuilder Without(string id)
    {
        _staff.RemoveAll(s => s.Account.Segment == id);
        _classes.RemoveAll(c => c.Class.Segment == id);
        _students.RemoveAll(s => s.Account.Segment == id);
        _parents.RemoveAll(p => p.Account.Segment == id);
        _groups.RemoveAll(g => g.Group.Segment == id);
        return this;
    }

    public Roster Build() => new()
    {
        Facts = _facts,
        Staff = [.. _staff],
        Classes = [.. _classes],
        Students = [.. _students],
        Parents = [.. _parents],
        Groups = [.. _groups],
    };

    private static PersonName Name(string id) => new("Ёлкина", id, "");
}
