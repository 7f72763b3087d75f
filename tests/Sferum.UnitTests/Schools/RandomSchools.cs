using CsCheck;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Rosters;
using Sferum.Testing.Schools;

namespace Sferum.UnitTests.Schools;

/// <summary>Schools of a few people who are several things at once, classes and groups; each roster makes sense.</summary>
internal static class RandomSchools
{
    private static readonly string[] ClassIds = ["5a", "6a", "7a"];

    private static readonly PositionType[] Positions = [PositionType.Administration, PositionType.TeachingStaff, PositionType.ServiceStaff];

    /// <summary>A school as a roster wants it.</summary>
    public static Gen<RosterPicture> Wished => Gen.Int[0, int.MaxValue].Select(seed => Picture(new Random(seed)));

    /// <summary>A school in which an earlier import's removals may be held.</summary>
    public static Gen<RosterPicture> Known => Gen.Select(Wished, Wished, Gen.Bool).Select((one, other, holds) => holds ? Withholding.Of(one, other) : one);

    /// <summary>The wished school, as it comes after another: classes and groups are closed, never forgotten.</summary>
    public static RosterPicture After(RosterPicture before, RosterPicture wished) => wished with
    {
        Classes = before.Classes.Values.Aggregate(wished.Classes, (all, row) => all.ContainsKey(row.Class.Class) ? all : all.Add(row.Class.Class, row with { Closed = true })),
        Groups = before.Groups.Values.Aggregate(wished.Groups, (all, row) => all.ContainsKey(row.Group.Group) ? all : all.Add(row.Group.Group, row with { Closed = true })),
    };

    private static RosterPicture Picture(Random random)
    {
        var roster = new RosterBuilder("7").Staff("t0", PositionType.Administration).Facts(administrator: "t0");
        var staff = new List<string> { "t0" };
        foreach (var id in Some(random, ["t1", "t2", "t3", "t4"]))
        {
            roster.Staff(id, Positions[random.Next(Positions.Length)]);
            staff.Add(id);
        }

        string[] classes = ["4a", .. Some(random, ClassIds)];
        foreach (var id in classes)
        {
            roster.Class(id, $"{id} {random.Next(2)}", OneOrNobody(random, staff));
        }

        var of = Some(random, ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"]).ToDictionary(s => s, _ => classes[random.Next(classes.Length)]);
        foreach (var (id, @class) in of)
        {
            roster.Student(id, @class, blocked: random.Next(5) == 0);
        }

        foreach (var id in Some(random, ["p0", "p1", "p2", "t1", "t2"]))
        {
            string[] children = [.. Some(random, of.Keys)];
            _ = children.Length == 0 ? roster : roster.Parent(id, children);
        }

        Groups(random, roster, staff, classes, of);
        var wished = RosterPictures.Of(roster.Build(), new(staff[random.Next(staff.Count)]));
        return wished with { SubjectChats = true };
    }

    private static void Groups(Random random, RosterBuilder roster, List<string> staff, string[] classes, Dictionary<string, string> of)
    {
        foreach (var id in Some(random, ["g0", "g1"]))
        {
            string[] some = [classes[0], .. Some(random, classes[1..])];
            var students = random.Next(2) == 0 ? null : Some(random, of.Keys.Where(s => some.Contains(of[s]))).ToArray();
            roster.Group(id, some, OneOrNobody(random, staff), students);
        }
    }

    private static string? OneOrNobody(Random random, List<string> staff) => random.Next(4) == 0 ? null : staff[random.Next(staff.Count)];

    private static IEnumerable<string> Some(Random random, IEnumerable<string> ids) => [.. ids.Where(_ => random.Next(3) > 0)];
}
