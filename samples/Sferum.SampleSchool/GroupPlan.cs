using System.Globalization;

namespace Sferum.SampleSchool;

/// <summary>The 190 subject groups: whole classes, halves of a class for English, and a few of the upper classes together.</summary>
internal sealed class GroupPlan
{
    private const string English = "Английский язык";

    private static readonly (string Subject, string Teacher, int Hours)[] PrimarySubjects =
    [
        ("Русский язык", StaffPlan.Primary, 5), ("Литературное чтение", StaffPlan.Primary, 4), ("Математика", StaffPlan.Primary, 4),
        ("Окружающий мир", StaffPlan.Primary, 2), ("Физическая культура", StaffPlan.Sports, 2),
    ];

    private static readonly (string Subject, string Teacher, int Hours)[] MiddleSubjects =
    [
        ("Русский язык", StaffPlan.Russian, 5), ("Литература", StaffPlan.Russian, 3), ("Математика", StaffPlan.Mathematics, 5),
        ("История", StaffPlan.History, 2), ("Физическая культура", StaffPlan.Sports, 2),
    ];

    private static readonly (string Subject, string Teacher, int Hours)[] UpperSubjects =
    [
        ("Русский язык", StaffPlan.Russian, 3), ("Алгебра", StaffPlan.Mathematics, 3), ("Геометрия", StaffPlan.Mathematics, 2),
        ("Физика", StaffPlan.Physics, 3), ("История", StaffPlan.History, 2),
    ];

    private static readonly (string Subject, string Teacher, int Hours)[] SeniorSubjects =
    [
        ("Русский язык", StaffPlan.Russian, 2), ("Литература", StaffPlan.Russian, 3), ("Алгебра и начала анализа", StaffPlan.Mathematics, 4),
        ("Физика", StaffPlan.Physics, 3), ("История", StaffPlan.History, 2), ("Обществознание", StaffPlan.History, 2),
    ];

    private readonly StaffPlan _staff;
    private readonly ILookup<string, Student> _students;
    private readonly Dictionary<string, int> _turn = [];
    private int _count;

    public GroupPlan(StaffPlan staff, IReadOnlyList<SchoolClass> classes, IReadOnlyList<Student> students)
    {
        _staff = staff;
        _students = students.ToLookup(student => student.ClassId);
        foreach (var schoolClass in classes)
            AddClass(schoolClass);
        AddTogether([.. classes.Where(schoolClass => schoolClass.Grade == 11)], [.. classes.Where(schoolClass => schoolClass.Grade >= 10)]);
    }

    public List<GroupBlock> Blocks { get; } = [];

    public IEnumerable<SubjectGroup> Groups => Blocks.SelectMany(block => block.Groups);

    private void AddClass(SchoolClass schoolClass)
    {
        foreach (var (subject, teacher, hours) in Subjects(schoolClass.Grade))
        {
            var id = teacher == StaffPlan.Primary ? schoolClass.HomeroomTeacherId : NextTeacher(teacher);
            Blocks.Add(new GroupBlock(hours, [Group(subject, [schoolClass], id)]));
        }

        if (schoolClass.Grade > 1)
            AddHalves(schoolClass);
    }

    private void AddHalves(SchoolClass schoolClass)
    {
        var students = Ids(_students[schoolClass.Id]);
        var middle = (students.Count + 1) / 2;
        Blocks.Add(new GroupBlock(schoolClass.Grade < 5 ? 2 : 3,
        [
            Group(English, [schoolClass], NextTeacher(StaffPlan.English), students[..middle]),
            Group(English, [schoolClass], NextTeacher(StaffPlan.English), students[middle..]),
        ]));
    }

    private void AddTogether(List<SchoolClass> last, List<SchoolClass> senior)
    {
        var students = last.SelectMany(schoolClass => _students[schoolClass.Id]).ToList();
        Blocks.Add(new GroupBlock(2,
        [
            Group("Физическая культура", last, NextTeacher(StaffPlan.Sports), Ids(students.Where(student => student.Gender == Gender.Male))),
            Group("Физическая культура", last, NextTeacher(StaffPlan.Sports), Ids(students.Where(student => student.Gender == Gender.Female))),
        ]));
        Blocks.Add(new GroupBlock(1, [Group("Астрономия", last, NextTeacher(StaffPlan.Physics))]));
        var chosen = senior.SelectMany(schoolClass => _students[schoolClass.Id].Where((_, i) => i % 3 == 0));
        Blocks.Add(new GroupBlock(1,
            [Group("Избранные вопросы математики", senior, NextTeacher(StaffPlan.Mathematics), Ids(chosen))]));
    }

    private SubjectGroup Group(string subject, IReadOnlyList<SchoolClass> classes, string teacher, IReadOnlyList<string>? students = null)
    {
        var number = ++_count;
        return new SubjectGroup(
            string.Create(CultureInfo.InvariantCulture, $"g-{number:000}"), number.ToString(CultureInfo.InvariantCulture), subject,
            [.. classes.Select(schoolClass => schoolClass.Id)], teacher, students);
    }

    // The teachers of a subject take the groups in turn, so that the halves of a class have two.
    private string NextTeacher(string position)
    {
        var teachers = _staff.By(position);
        var turn = _turn.GetValueOrDefault(position);
        _turn[position] = turn + 1;
        return teachers[turn % teachers.Count].Id;
    }

    private static (string Subject, string Teacher, int Hours)[] Subjects(int grade) => grade switch
    {
        <= 4 => PrimarySubjects,
        <= 6 => MiddleSubjects,
        <= 9 => UpperSubjects,
        _ => SeniorSubjects,
    };

    private static List<string> Ids(IEnumerable<Student> students) => [.. students.Select(student => student.Id)];
}
