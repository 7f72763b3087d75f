using Sferum.V1;

namespace Sferum.UnitTests.Schools;

/// <summary>The roster of a small school as a caller writes it: a head, a teacher, «5 А» with ten students and the mother of the first two, «6 А» with one.</summary>
internal sealed class SmallSchool(string id)
{
    private readonly List<string> _students = [.. Enumerable.Range(0, 10).Select(i => $"s{i}")];
    private readonly Dictionary<string, string> _elsewhere = new() { ["x"] = "6a" };

    /// <summary>The school's name.</summary>
    public string Name => $"schools/{id}";

    public string Class(string @class) => $"{Name}/classes/{@class}";

    public string Chat(string chat) => $"{Name}/chats/{chat}";

    /// <summary>The account of somebody; schools share nobody.</summary>
    public string Account(string person) => $"accounts/{id}-{person}";

    /// <summary>A student more in «5 А».</summary>
    public SmallSchool With(string student)
    {
        _students.Add(student);
        return this;
    }

    /// <summary>Students who are no longer in the school.</summary>
    public SmallSchool Without(params string[] students)
    {
        _students.RemoveAll(students.Contains);
        return this;
    }

    /// <summary>Students who go over to «6 А».</summary>
    public SmallSchool Moved(params string[] students)
    {
        foreach (var student in students)
        {
            _students.Remove(student);
            _elsewhere[student] = "6a";
        }

        return this;
    }

    public ReplaceRosterRequest Request(string request, Action<ReplaceRosterRequest>? change = null)
    {
        var whole = new ReplaceRosterRequest
        {
            School = Name,
            RequestId = request,
            Facts = new() { Title = "Школа", TimeZone = "Europe/Samara", SferumAdministrator = Account("head") },
            Roster = Roster(),
        };
        change?.Invoke(whole);
        return whole;
    }

    private RosterSnapshot Roster() => new()
    {
        Staff =
        {
            new RosterStaff { Account = Account("head"), FullName = Person("head"), PositionType = PositionType.Administration },
            new RosterStaff { Account = Account("teacher"), FullName = Person("teacher"), PositionType = PositionType.TeachingStaff },
        },
        Classes = { new RosterClass { SchoolClass = Class("5a"), Title = "5 А", HomeroomTeacher = Account("teacher") }, new RosterClass { SchoolClass = Class("6a"), Title = "6 А" } },
        Students =
        {
            _students.Select(s => new RosterStudent { Account = Account(s), FullName = Person(s), SchoolClass = Class("5a") }),
            _elsewhere.Select(s => new RosterStudent { Account = Account(s.Key), FullName = Person(s.Key), SchoolClass = Class(s.Value) }),
        },
        Parents = { Mother() },
    };

    private IEnumerable<RosterParent> Mother()
    {
        string[] children = [.. _students.Concat(_elsewhere.Keys).Where(s => s is "s0" or "s1").Select(Account)];
        return children.Length == 0 ? [] : [new RosterParent { Account = Account("mother"), FullName = Person("mother"), Children = { children } }];
    }

    private static PersonName Person(string given) => new() { FamilyName = "Ёлкина", GivenName = given };
}
