namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>The sides of a thing that a plan compares, each in words.</summary>
internal static class PlanAspects
{
    /// <summary>Old and new words of the sides that differ; null when none does.</summary>
    public static (string Before, string After)? Between(params IReadOnlyList<(string Before, string After)> aspects)
    {
        var other = aspects.Where(a => a.Before != a.After).ToArray();
        return other.Length == 0 ? null : (PlanWords.Join(other.Select(a => a.Before)), PlanWords.Join(other.Select(a => a.After)));
    }
}
