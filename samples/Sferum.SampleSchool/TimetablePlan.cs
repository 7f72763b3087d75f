using System.Globalization;

namespace Sferum.SampleSchool;

/// <summary>A week of lessons in which no class and no teacher is in two places at once.</summary>
internal sealed class TimetablePlan
{
    private const int Days = 5;

    private static readonly DateOnly Monday = new(ClassPlan.SchoolYear, 9, 14);

    private static readonly TimeOnly[] Starts =
        [new(8, 30), new(9, 25), new(10, 30), new(11, 35), new(12, 30), new(13, 25), new(14, 20)];

    private readonly HashSet<(string Who, int Day, int Number)> _busy = [];
    private readonly Dictionary<(string ClassId, int Day), int> _load = [];
    private readonly List<(SubjectGroup Group, int Day, int Number)> _placed = [];

    public static List<Lesson> Make(IReadOnlyList<GroupBlock> blocks, IReadOnlyList<SchoolClass> classes, SampleRandom random)
    {
        var plan = new TimetablePlan();
        // What binds most people goes first: several classes together, then halves, then single classes.
        foreach (var block in random.Shuffled(blocks).OrderByDescending(block => block.Groups[0].ClassIds.Count + block.Groups.Count))
            plan.Place(block);
        return plan.Lessons(classes.Where(schoolClass => schoolClass.Grade == 1).Select(schoolClass => schoolClass.Id).ToHashSet());
    }

    private void Place(GroupBlock block)
    {
        var who = block.Groups.SelectMany(group => group.ClassIds.Append(group.TeacherId)).Distinct().ToList();
        var used = new HashSet<int>();
        for (var hour = 0; hour < block.HoursPerWeek; hour++)
        {
            var (day, number) = Slots()
                .Where(slot => !used.Contains(slot.Day) && who.TrueForAll(one => !_busy.Contains((one, slot.Day, slot.Number))))
                .MinBy(slot => (block.Groups[0].ClassIds.Max(id => _load.GetValueOrDefault((id, slot.Day))), slot.Number, slot.Day));
            if (number == 0)
                throw new InvalidOperationException($"No room in the timetable for {block.Groups[0].Id}.");
            used.Add(day);
            _busy.UnionWith(who.Select(one => (one, day, number)));
            foreach (var id in block.Groups[0].ClassIds)
                _load[(id, day)] = _load.GetValueOrDefault((id, day)) + 1;
            _placed.AddRange(block.Groups.Select(group => (group, day, number)));
        }
    }

    private static IEnumerable<(int Day, int Number)> Slots() =>
        Enumerable.Range(0, Days).SelectMany(day => Enumerable.Range(1, Starts.Length).Select(number => (day, number)));

    private List<Lesson> Lessons(HashSet<string> firstGrade) =>
        [.. _placed.OrderBy(one => one.Day).ThenBy(one => one.Number).ThenBy(one => one.Group.Id, StringComparer.Ordinal)
            .Select((one, i) => new Lesson(
                string.Create(CultureInfo.InvariantCulture, $"l-{i + 1:0000}"),
                one.Group.Id,
                one.Group.ClassIds,
                one.Group.TeacherId,
                Monday.AddDays(one.Day),
                one.Number,
                Starts[one.Number - 1],
                Starts[one.Number - 1].AddMinutes(firstGrade.Contains(one.Group.ClassIds[0]) ? 35 : 45)))];
}
