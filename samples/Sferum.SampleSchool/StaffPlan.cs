using System.Globalization;
using Sferum.SampleSchool.Names;

namespace Sferum.SampleSchool;

/// <summary>The 70 who work at the school: who they are and what they teach.</summary>
internal sealed class StaffPlan
{
    public const string Administration = "Администрация";
    public const string Teaching = "Педагогический состав";
    public const string Assisting = "Учебно-вспомогательный персонал";
    public const string Serving = "Обслуживающий персонал";
    public const string Medical = "Медицинский персонал";

    public const string Primary = "Учитель начальных классов";
    public const string English = "Учитель английского языка";
    public const string Russian = "Учитель русского языка и литературы";
    public const string Mathematics = "Учитель математики";
    public const string History = "Учитель истории и обществознания";
    public const string Physics = "Учитель физики";
    public const string Sports = "Учитель физической культуры";

    /// <summary>The account of the Sferum chats administrator, a deputy director.</summary>
    public const string AdministratorId = "t-0002";

    /// <summary>The account of the homeroom teacher of 5 А.</summary>
    public const string LinkedTeacherId = "t-0018";

    /// <summary>The administrator and the teacher are called as two of the sandbox's demo people, who can so be linked under the names that the roster has.</summary>
    public static readonly PersonName Administrator = new("Соловьёва", "Алёна", "Игоревна");

    /// <summary>See <see cref="Administrator"/>.</summary>
    public static readonly PersonName LinkedTeacher = new("Семёнова", "Ольга", "Викторовна");

    private static readonly (string Type, string Position, int Count)[] Positions =
    [
        (Administration, "Директор", 1), (Administration, "Заместитель директора по учебной работе", 2),
        (Administration, "Заместитель директора по воспитательной работе", 1), (Administration, "Заместитель директора по безопасности", 1),
        (Teaching, Primary, 12), (Teaching, English, 9), (Teaching, Russian, 6), (Teaching, Mathematics, 5), (Teaching, History, 4),
        (Teaching, Physics, 3), (Teaching, Sports, 5), (Teaching, "Педагог-психолог", 1), (Teaching, "Социальный педагог", 1),
        (Teaching, "Учитель-логопед", 1), (Teaching, "Педагог-библиотекарь", 1),
        (Assisting, "Секретарь", 2), (Assisting, "Лаборант", 3), (Assisting, "Системный администратор", 1), (Assisting, "Специалист по кадрам", 1),
        (Serving, "Гардеробщик", 2), (Serving, "Дворник", 1), (Serving, "Рабочий по обслуживанию здания", 2), (Serving, "Сторож", 3),
        (Medical, "Медицинская сестра", 2),
    ];

    private readonly Dictionary<string, string> _surnames = [];

    public StaffPlan(SampleRandom random, NameSource names)
    {
        foreach (var (type, position, count) in Positions)
        {
            for (var i = 0; i < count; i++)
                Add(random, names, type, position);
        }
    }

    public List<StaffMember> Members { get; } = [];

    public StaffMember ChatsAdministrator => Members.Single(member => member.Id == AdministratorId);

    /// <summary>The teachers of primary classes first, then those of subjects: as many as there are classes, none twice.</summary>
    public IEnumerable<StaffMember> HomeroomTeachers => By(Primary).Concat(SubjectTeachers);

    /// <summary>Two teachers who have children at the school, a woman and a man.</summary>
    public (StaffMember Mother, StaffMember Father) TeacherParents =>
        (SubjectTeachers.First(member => member.Gender == Gender.Female), SubjectTeachers.First(member => member.Gender == Gender.Male));

    public List<StaffMember> By(string position) => [.. Members.Where(member => member.Position == position)];

    /// <summary>The male form of a member's surname.</summary>
    public string Surname(StaffMember member) => _surnames[member.Id];

    private IEnumerable<StaffMember> SubjectTeachers =>
        new[] { English, Russian, Mathematics, History, Physics, Sports }.SelectMany(By);

    private void Add(SampleRandom random, NameSource names, string type, string position)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"t-{Members.Count + 1:0000}");
        var gender = GenderOf(position, random);
        _surnames[id] = names.Surname();
        var drawn = new StaffMember(id, names.Adult(gender, _surnames[id]), gender, position, type);
        Members.Add(Named(drawn));
    }

    private StaffMember Named(StaffMember drawn)
    {
        var (surname, name) = drawn.Id switch
        {
            AdministratorId => ("Соловьёв", Administrator),
            LinkedTeacherId => ("Семёнов", LinkedTeacher),
            _ => (_surnames[drawn.Id], drawn.Name),
        };
        _surnames[drawn.Id] = surname;
        return name == drawn.Name ? drawn : drawn with { Name = name, Gender = Gender.Female };
    }

    // Each school has a man who teaches sports; the others as it comes, women more often.
    private Gender GenderOf(string position, SampleRandom random) =>
        position == Sports && By(Sports).Count == 0 ? Gender.Male
        : position == English && By(English).Count == 0 ? Gender.Female
        : random.Chance(18) ? Gender.Male : Gender.Female;
}
