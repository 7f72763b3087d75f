using System.Globalization;
using Sferum.SampleSchool.Names;

namespace Sferum.SampleSchool;

/// <summary>
/// The families behind the students: 655 of them, 5 with three children here, 35 with two (of these 4 with twins in one class), 110 with one
/// parent, two with a parent who teaches here. The father's given name makes the children's patronymic also where he is not in the list.
/// </summary>
internal sealed class FamilyPlan
{
    private const int Families = 655;
    private const int WithThree = 5;
    private const int WithSeveral = 40;
    private const int FirstTwins = 5;
    private const int Twins = 4;
    private const int WithOneParent = 110;

    private readonly SampleRandom _random;
    private readonly NameSource _names;
    private readonly List<SchoolClass> _desks;
    private readonly List<Parent> _parents = [];
    private readonly List<Student> _students = [];

    public FamilyPlan(SampleRandom random, NameSource names, StaffPlan staff, IReadOnlyList<SchoolClass> classes)
    {
        (_random, _names, _desks) = (random, names, ClassPlan.Desks(classes, random));
        // The first two are the teachers'; whoever is alone is drawn among the others.
        var alone = random.Shuffled(Enumerable.Range(2, Families - 2)).Take(WithOneParent).ToHashSet();
        for (var family = 0; family < Families; family++)
            AddFamily(family, alone.Contains(family), staff);
        Number(classes);
    }

    public IReadOnlyList<Parent> Parents { get; private set; } = [];

    public IReadOnlyList<Student> Students { get; private set; } = [];

    private void AddFamily(int family, bool alone, StaffPlan staff)
    {
        var (motherHere, fatherHere) = staff.TeacherParents;
        var surname = family switch { 0 => staff.Surname(motherHere), 1 => staff.Surname(fatherHere), _ => _names.Surname() };
        var father = family == 1 ? Fathers.All.First(one => one.Name == fatherHere.Name.First) : _names.Father();
        var parents = new List<Parent>
        {
            family == 0 ? new(motherHere.Id, motherHere.Name, Gender.Female) : Mother(family, surname),
            family == 1 ? new(fatherHere.Id, fatherHere.Name, Gender.Male)
                : new($"father of {family}", _names.Man(surname, father), Gender.Male),
        };
        if (alone)
            parents.RemoveAt(_random.Chance(85) ? 1 : 0);
        _parents.AddRange(parents);
        AddChildren(family, surname, father, [.. parents.Select(parent => parent.Id)]);
    }

    // One mother in eight goes by another name than her children.
    private Parent Mother(int family, string surname) =>
        new($"mother of {family}", _names.Adult(Gender.Female, _random.Chance(12) ? _names.Surname() : surname), Gender.Female);

    private void AddChildren(int family, string surname, Father father, IReadOnlyList<string> parents)
    {
        var twins = family is >= FirstTwins and < FirstTwins + Twins;
        var siblings = new List<(SchoolClass Class, DateOnly Birth, string First)>();
        for (var i = 0; i < (family < WithThree ? 3 : family < WithSeveral ? 2 : 1); i++)
        {
            var seat = TakeDesk(twins, siblings);
            var birth = twins && i > 0 ? siblings[0].Birth : Birth(seat.Grade);
            var gender = _random.Chance(50) ? Gender.Male : Gender.Female;
            var name = _names.Child(gender, surname, father);
            while (siblings.Any(sibling => sibling.First == name.First))
                name = _names.Child(gender, surname, father);
            siblings.Add((seat, birth, name.First));
            _students.Add(new Student("", name, gender, birth, seat.Id, parents));
        }
    }

    // Two grades between brothers and sisters keep a year between their birthdays.
    private SchoolClass TakeDesk(bool twins, List<(SchoolClass Class, DateOnly Birth, string First)> siblings)
    {
        var desk = _desks.FindLastIndex(free => siblings.TrueForAll(sibling =>
            twins ? sibling.Class.Id == free.Id : Math.Abs(sibling.Class.Grade - free.Grade) >= 2));
        var found = _desks[desk];
        _desks.RemoveAt(desk);
        return found;
    }

    private DateOnly Birth(int grade) => new DateOnly(ClassPlan.SchoolYear - 6 - grade, 1, 1).AddDays(_random.Next(365));

    // Ids come last, in the order in which a school's lists are kept, so that they tell nothing of families.
    private void Number(IReadOnlyList<SchoolClass> classes)
    {
        var ids = _parents.Where(parent => parent.Id[0] != 't').OrderBy(parent => parent.Name.Full, StringComparer.Ordinal)
            .Select((parent, i) => (Old: parent.Id, New: Id('p', i))).ToDictionary(pair => pair.Old, pair => pair.New);
        Parents = [.. _parents.Select(parent => parent with { Id = ids.GetValueOrDefault(parent.Id, parent.Id) })
            .OrderBy(parent => parent.Id, StringComparer.Ordinal)];
        var order = classes.Select((schoolClass, i) => (schoolClass.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        Students = [.. _students.OrderBy(student => order[student.ClassId]).ThenBy(student => student.Name.Full, StringComparer.Ordinal)
            .Select((student, i) => student with
            {
                Id = Id('s', i),
                ParentIds = [.. student.ParentIds.Select(id => ids.GetValueOrDefault(id, id))],
            })];
    }

    private static string Id(char kind, int index) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{index + 1:0000}");
}
