using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>A line with its place.</summary>
/// <param name="Section">The part of the plan.</param>
/// <param name="Subject">Orders the subjects of a part; lines of one subject stay together.</param>
/// <param name="Detail">Orders the lines of one subject.</param>
/// <param name="Line">The line.</param>
internal readonly record struct PlanRow(PlanSection Section, string Subject, string Detail, RosterPlanLine Line)
{
    /// <summary>A line about a subject itself.</summary>
    public static PlanRow Of(PlanSection section, RosterPlanLine line) => new(section, Key(line.Title, line.Resource), "", line);

    /// <summary>Orders by words, and by the id where these are the same.</summary>
    public static string Key(string title, string id) => $"{TextFolding.Fold(title)}\n{id}";

    /// <summary>Section, subject, detail; what is done at once before what waits.</summary>
    public static int Compare(PlanRow one, PlanRow other)
    {
        var order = one.Section.CompareTo(other.Section);
        order = order != 0 ? order : string.CompareOrdinal(one.Subject, other.Subject);
        order = order != 0 ? order : string.CompareOrdinal(one.Detail, other.Detail);
        return order != 0 ? order : one.Line.Withheld.CompareTo(other.Line.Withheld);
    }
}
