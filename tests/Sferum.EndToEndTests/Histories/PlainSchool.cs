namespace Sferum.EndToEndTests.Histories;

/// <summary>
/// Who should be where in a school, in plain sets and as the guide says it (features B2-B17); written without a look at the service. A chat's members follow from the
/// sets each time that one asks.
/// </summary>
internal sealed class PlainSchool
{
    private readonly HashSet<string> _seen = [];

    public PlainSchool()
    {
        Chats.Add(new PlainChat(() => "Учительская", () => Staff.Where(s => s.Value).Select(s => s.Key), () => []));
        foreach (var id in new[] { "5a", "6b" })
        {
            Chats.Add(new PlainChat(() => Classes[id].Title, () => StudentsOf(id).Concat(HomeroomOf(id)), () => HomeroomOf(id)));
            Chats.Add(new PlainChat(() => $"{Classes[id].Title} Родители", () => StudentsOf(id).SelectMany(ParentsOf).Concat(HomeroomOf(id)), () => HomeroomOf(id)));
        }

        Chats.Add(new PlainChat(() => "15 - Английский язык", () => GroupStudents().Concat(GroupTeacher()), GroupTeacher));
        Chats.Add(new PlainChat(() => "Кружок", () => [], () => []));
    }

    public string Administrator { get; private set; } = "head";

    /// <summary>Everybody who ever was the Sferum administrator.</summary>
    public HashSet<string> Administrators { get; } = ["head"];

    /// <summary>Employees, and whether their position is «Администрация» or «Педагогический состав».</summary>
    public Dictionary<string, bool> Staff { get; } = new() { ["head"] = true, ["olga"] = true, ["petr"] = true, ["cook"] = false };

    public Dictionary<string, string> Students { get; } = new() { ["ivan"] = "5a", ["anna"] = "5a", ["lev"] = "6b" };

    public Dictionary<string, HashSet<string>> Parents { get; } = new() { ["mama"] = ["ivan", "anna"], ["papa"] = ["ivan"], ["lena"] = ["lev"] };

    public Dictionary<string, (string Title, string? Homeroom)> Classes { get; } = new() { ["5a"] = ("5 А", "olga"), ["6b"] = ("6 Б", null) };

    public string? TeacherOfGroup { get; set; } = "petr";

    /// <summary>The group's own list; null: everybody of «5 А».</summary>
    public HashSet<string>? GroupList { get; set; }

    public HashSet<string> Blocked { get; } = [];

    public HashSet<string> Linked { get; } = [];

    /// <summary>Teachers' chat; class and parents' chat of «5 А», then of «6 Б»; the subject chat of group «15»; the chat by hand.</summary>
    public List<PlainChat> Chats { get; } = [];

    public IReadOnlyList<string> Everybody => [.. Staff.Keys.Union(Students.Keys).Union(Parents.Keys).Order(StringComparer.Ordinal)];

    public bool IsIn(string person) => Staff.ContainsKey(person) || Students.ContainsKey(person) || Parents.ContainsKey(person);

    public IEnumerable<string> GroupStudents() => GroupList ?? StudentsOf("5a");

    /// <summary>Makes somebody the Sferum administrator.</summary>
    public void Appoint(string person)
    {
        Administrator = person;
        Administrators.Add(person);
    }

    /// <summary>Takes a student out; parents go with the last child (B14).</summary>
    public void Expel(string student)
    {
        Students.Remove(student);
        GroupList?.Remove(student);
        foreach (var parent in Parents.Where(parent => parent.Value.Remove(student) && parent.Value.Count == 0).Select(parent => parent.Key).ToList())
        {
            Parents.Remove(parent);
        }
    }

    /// <summary>Takes an employee out of the staff and of what they taught.</summary>
    public void Dismiss(string teacher)
    {
        Staff.Remove(teacher);
        TeacherOfGroup = TeacherOfGroup == teacher ? null : TeacherOfGroup;
        foreach (var id in Classes.Where(schoolClass => schoolClass.Value.Homeroom == teacher).Select(schoolClass => schoolClass.Key).ToList())
        {
            Classes[id] = (Classes[id].Title, null);
        }
    }

    /// <summary>After every change: whoever is not in the school any more is out of every chat, also of those they were added to by hand (B15).</summary>
    public void Settle()
    {
        _seen.UnionWith(Everybody);
        foreach (var person in _seen.Where(person => !IsIn(person)))
        {
            Blocked.Remove(person);
            Chats.ForEach(chat => chat.Forget(person));
        }
    }

    /// <summary>A chat's people as the registry shows them: administrators with a star.</summary>
    public string Registry(PlainChat chat) => Words(chat.People(Administrator));

    /// <summary>A chat's people on the Sferum side: the linked who are not blocked. Its maker has the rights of an administrator as long as it is in the chat.</summary>
    public string There(PlainChat chat, string maker) => Words(chat.People(Administrator)
        .Where(person => Linked.Contains(person.Key) && !Blocked.Contains(person.Key))
        .Select(person => KeyValuePair.Create(person.Key, person.Value || person.Key == maker)));

    private static string Words(IEnumerable<KeyValuePair<string, bool>> people) => string.Join(' ', people.Select(person => person.Key + (person.Value ? "*" : "")));

    private IEnumerable<string> StudentsOf(string id) => Students.Where(student => student.Value == id).Select(student => student.Key);

    private IEnumerable<string> ParentsOf(string student) => Parents.Where(parent => parent.Value.Contains(student)).Select(parent => parent.Key);

    private IEnumerable<string> HomeroomOf(string id) => Classes[id].Homeroom is { } teacher ? [teacher] : [];

    private IEnumerable<string> GroupTeacher() => TeacherOfGroup is { } teacher ? [teacher] : [];
}
