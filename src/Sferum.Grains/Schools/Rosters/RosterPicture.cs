using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>A school at one moment, as rosters and changes see it.</summary>
internal sealed record RosterPicture
{
    private readonly ImmutableDictionary<AccountId, Person> _people = ImmutableDictionary<AccountId, Person>.Empty;
    private readonly ImmutableDictionary<ClassId, ClassRow> _classes = ImmutableDictionary<ClassId, ClassRow>.Empty;
    private readonly ImmutableDictionary<GroupId, GroupRow> _groups = ImmutableDictionary<GroupId, GroupRow>.Empty;
    private RosterTies? _ties;

    /// <summary>A school of which nothing is known.</summary>
    public static RosterPicture Empty { get; } = new();

    /// <summary>Everybody in the school.</summary>
    public ImmutableDictionary<AccountId, Person> People
    {
        get => _people;
        init => (_people, _ties) = (value, null);
    }

    /// <summary>Classes, closed ones too.</summary>
    public ImmutableDictionary<ClassId, ClassRow> Classes
    {
        get => _classes;
        init => (_classes, _ties) = (value, null);
    }

    /// <summary>Subject groups, closed ones too.</summary>
    public ImmutableDictionary<GroupId, GroupRow> Groups
    {
        get => _groups;
        init => (_groups, _ties) = (value, null);
    }

    /// <summary>The Sferum chats administrator.</summary>
    public AccountId? Administrator { get; init; }

    /// <summary>Whether every subject group gets a chat by itself (the school's setting).</summary>
    public bool SubjectChats { get; init; }

    /// <summary>Who hangs on whom; made when first asked for, and carried on by <see cref="Put(Person)"/> and its like.</summary>
    public RosterTies Ties
    {
        get => _ties ??= RosterTies.Of(this);
        private init => _ties = value;
    }

    /// <summary>The rows that <see cref="Put(Person)"/> and its like have touched.</summary>
    public RosterTrail Trail { get; init; } = RosterTrail.None;

    /// <summary>The school with somebody new or changed.</summary>
    public RosterPicture Put(Person person) => this with
    {
        People = People.SetItem(person.Account, person),
        Ties = Ties.Replace(person.Account, People.GetValueOrDefault(person.Account), person),
        Trail = Trail with { People = Trail.People.Add(person.Account) },
    };

    /// <summary>The school without somebody.</summary>
    public RosterPicture Remove(AccountId account) => this with
    {
        People = People.Remove(account),
        Ties = Ties.Replace(account, People.GetValueOrDefault(account), null),
        Trail = Trail with { People = Trail.People.Add(account) },
    };

    /// <summary>The school with a class new or changed.</summary>
    public RosterPicture Put(ClassRow row) => this with
    {
        Classes = Classes.SetItem(row.Class.Class, row),
        Ties = Ties.Replace(Classes.GetValueOrDefault(row.Class.Class), row),
        Trail = Trail with { Classes = Trail.Classes.Add(row.Class.Class) },
    };

    /// <summary>The school with a group new or changed.</summary>
    public RosterPicture Put(GroupRow row) => this with
    {
        Groups = Groups.SetItem(row.Group.Group, row),
        Ties = Ties.Replace(Groups.GetValueOrDefault(row.Group.Group), row),
        Trail = Trail with { Groups = Trail.Groups.Add(row.Group.Group) },
    };

    /// <summary>The school with another Sferum chats administrator.</summary>
    public RosterPicture Name(AccountId administrator) => this with { Administrator = administrator, Trail = Trail with { Administrator = true } };
}

/// <summary>A class in a picture.</summary>
/// <param name="Class">As the roster says.</param>
/// <param name="Closed">Whether it is closed.</param>
[GenerateSerializer, Immutable, Alias("sferum.ClassRow")]
internal sealed record ClassRow([property: Id(0)] RosterClass Class, [property: Id(1)] bool Closed)
{
    /// <summary>Students who have gone to another class, but stay in this one's chats, with their parents, until their removal is approved; in the order of their ids.</summary>
    [Id(2)] public ImmutableArray<AccountId> Held { get; init; } = [];
}

/// <summary>A subject group in a picture.</summary>
/// <param name="Group">As the roster says.</param>
/// <param name="Closed">Whether it is closed.</param>
[GenerateSerializer, Immutable, Alias("sferum.GroupRow")]
internal sealed record GroupRow([property: Id(0)] RosterGroup Group, [property: Id(1)] bool Closed);
