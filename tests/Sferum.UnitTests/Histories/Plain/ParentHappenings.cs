using Sferum.Grains.Schools;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>Parents become known, or are no longer: few for many children, so that there are siblings; teachers may be parents.</summary>
internal static class ParentHappenings
{
    private static readonly string[] Candidates = ["p1", "p2", "p3", "p4", "t2", "t3"];

    public static Happening? Add(PlainSchool school, Chance chance)
    {
        var account = Candidates[chance.For(1).Below(Candidates.Length)];
        if (school.Gone.Contains(account))
        {
            return null;
        }

        return Happening.OneOf(school.Students.Where(child => !school[account].Children.Contains(child)), chance.For(2)) is { } child
            ? new(
                new ParentAdded(new(account), PlainRosters.NameOf(account), new(child), school[account].IsBlocked),
                s => s[account] = s[account] with { Children = [.. s[account].Children.Append(child).Order(StringComparer.Ordinal)] })
            : null;
    }

    public static Happening? Remove(PlainSchool school, Chance chance)
    {
        if (Happening.OneOf(school.Parents, chance.For(1)) is not { } account)
        {
            return null;
        }

        var child = Happening.OneOf(school[account].Children, chance.For(2))!;
        return new(
            new ParentRemoved(new(account), new(child)),
            s => s[account] = s[account] with { Children = [.. s[account].Children.Where(other => other != child)] });
    }
}
