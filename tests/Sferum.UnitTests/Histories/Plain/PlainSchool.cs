namespace Sferum.UnitTests.Histories.Plain;

/// <summary>
/// A school in plain sets: who is what, as somebody would write it on paper who has read the guide and none of the code. It knows of no order, no message and no failure.
/// </summary>
internal sealed class PlainSchool
{
    public SortedDictionary<string, PlainPerson> People { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, PlainClass> Classes { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, PlainGroup> Groups { get; } = new(StringComparer.Ordinal);

    public string Administrator { get; private set; } = "t1";

    /// <summary>Everybody who ever was the Sferum administrator, in this order: one for the school and all its copies.</summary>
    public List<string> Administrators { get; private init; } = ["t1"];

    /// <summary>What people did by hand: one for the school and all its copies.</summary>
    public PlainHands Hands { get; private init; } = new();

    /// <summary>
    /// People who left while something was done by hand about them. They do not come back here: whether chats that heard of both at once still know of the hand is nobody's promise.
    /// </summary>
    public HashSet<string> Gone { get; private init; } = [];

    /// <summary>Somebody, who may be nothing here.</summary>
    public PlainPerson this[string account]
    {
        get => People.GetValueOrDefault(account) ?? new PlainPerson();
        set
        {
            People[account] = value;
            if (!value.IsAnything)
            {
                People.Remove(account);
            }
        }
    }

    public IEnumerable<string> Staff => People.Where(p => p.Value.IsStaff).Select(p => p.Key);

    public IEnumerable<string> Students => People.Where(p => p.Value.Class is not null).Select(p => p.Key);

    public IEnumerable<string> Parents => People.Where(p => p.Value.Children.Count > 0).Select(p => p.Key);

    public IEnumerable<string> OpenClasses => Classes.Where(c => !c.Value.Closed).Select(c => c.Key);

    public IEnumerable<string> OpenGroups => Groups.Where(g => !g.Value.Closed).Select(g => g.Key);

    public IEnumerable<string> StudentsOf(string @class) => People.Where(p => p.Value.Class == @class).Select(p => p.Key);

    /// <summary>The group's own list; without one, all of its class.</summary>
    public IEnumerable<string> StudentsOfGroup(string group) => Groups[group].Students ?? StudentsOf(Groups[group].Class);

    public IEnumerable<string> ParentsOf(string child) => People.Where(p => p.Value.Children.Contains(child)).Select(p => p.Key);

    /// <summary>Makes somebody the Sferum administrator.</summary>
    public void Appoint(string account)
    {
        Administrator = account;
        if (!Administrators.Contains(account))
        {
            Administrators.Add(account);
        }
    }

    /// <summary>Another one that is the same, to be changed on its own.</summary>
    public PlainSchool Copy()
    {
        var copy = new PlainSchool { Administrator = Administrator, Administrators = Administrators, Hands = Hands, Gone = Gone };
        copy.Take(this);
        return copy;
    }

    /// <summary>Becomes as another one is; whoever leaves, leaves nothing behind (B15).</summary>
    public void Take(PlainSchool other)
    {
        foreach (var account in People.Keys.Where(account => !other.People.ContainsKey(account) && Hands.Has(account)))
        {
            Hands.Forget(account);
            Gone.Add(account);
        }

        Appoint(other.Administrator);
        Replace(People, other.People);
        Replace(Classes, other.Classes);
        Replace(Groups, other.Groups);
    }

    private static void Replace<T>(SortedDictionary<string, T> mine, SortedDictionary<string, T> others)
    {
        var copy = others.ToList();
        mine.Clear();
        copy.ForEach(other => mine.Add(other.Key, other.Value));
    }
}

/// <summary>What somebody is in the school.</summary>
internal sealed record PlainPerson
{
    /// <summary>Works here.</summary>
    public bool IsStaff { get; init; }

    /// <summary>«Администрация» or «Педагогический состав».</summary>
    public bool IsTeaching { get; init; }

    /// <summary>Learns in this class.</summary>
    public string? Class { get; init; }

    public IReadOnlyList<string> Children { get; init; } = [];

    public bool IsBlocked { get; init; }

    public bool IsAnything => IsStaff || Class is not null || Children.Count > 0;
}

/// <summary>A class.</summary>
internal sealed record PlainClass(string Title, string? Homeroom, bool Closed);

/// <summary>A subject group; without students of its own, all of its class.</summary>
internal sealed record PlainGroup(string Class, string? Teacher, IReadOnlyList<string>? Students, bool Closed);
