using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Lessons;
using Sferum.Grains.Schools.Lessons.Days;
using Sferum.Grains.Schools.Structure;

namespace Sferum.UnitTests.Schools.Lessons;

/// <summary>Lessons for the rules' tests: English of group «15» of 5 А, on a Monday at 9.</summary>
internal static class Timetables
{
    public static readonly SchoolId School = new("7");

    public static readonly LessonId Id = new(School, "l1");

    public static readonly DateOnly Monday = new(2026, 9, 14);

    public static readonly DateTimeOffset Before = new(2026, 9, 13, 9, 0, 0, TimeSpan.FromHours(3));

    public static readonly AccountId Teacher = new("olga");

    public static LessonPlan Plan { get; } = new("l1", "15", Monday, new TimeOnly(9, 0), new TimeOnly(9, 45), 2, null);

    public static LessonState State { get; } = LessonRules.Take(null, Plan, 1, Before);

    public static GroupFacts Group { get; } = new(new GroupId(School, "15"), "15", "Английский язык", [new ClassId(School, "5a")], ["5 А"], Teacher, Closed: false);

    public static LessonSnapshot Lesson { get; } = new() { Id = Id, Plan = Plan, Version = 1, UpdateTime = Before, Facts = Group };

    public static GroupBoard Board { get; } = new(new Dictionary<string, GroupPlace>
    {
        ["15"] = new(1, "olga", ["5a"]),
        ["16"] = new(0, "", ["5b", "5c"]),
    }.ToImmutableDictionary());

    public static ImportLessons Import(params LessonPlan[] lessons) => new() { Request = new RequestKey("r", 1), Lessons = lessons };

    public static LessonRow Row(string id, string group = "15", int hour = 9, string teacher = "", bool cancelled = false) =>
        new(id, 1, IsGone: false, Before, group, new TimeOnly(hour, 0), 1, teacher, cancelled);
}
