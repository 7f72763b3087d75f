using Sferum.Grains.Commits;

namespace Sferum.Grains.Operations.Owing;

/// <summary>Puts together what a row tells and what its grain says. Pure.</summary>
internal static class OwedRules
{
    /// <summary>The longest code.</summary>
    public const int LongestFault = 200;

    /// <summary>One thing that is owed; by its row alone when the grain did not answer.</summary>
    public static OwedWork Of(OwedRow row, OwedReading? reading) => new()
    {
        Kind = KindOf(row, reading),
        Resource = reading is { Resource.Length: > 0 } said ? said.Resource : OwedNames.Of(row),
        School = OwedNames.SchoolOf(row) ?? (reading is { Schools: [var only] } ? only : null),
        Since = row.DueAt,
        Attempts = reading?.Attempts ?? 0,
        NextAttempt = reading?.NextAttempt,
        Trouble = reading?.Trouble ?? default,
        LastFault = reading is { LastFault: { } fault } ? fault[..Math.Min(fault.Length, LongestFault)] : "",
    };

    /// <summary>What is owed.</summary>
    public static OwedKind KindOf(OwedRow row, OwedReading? reading) =>
        reading is { Kind: not OwedKind.Unspecified } said ? said.Kind : OwedKinds.UsualOf(row.GrainType);

    /// <summary>Whether a row is one that a query means, whose scope it is in already.</summary>
    public static bool Fits(OwedRow row, OwedReading? reading, OwedQuery query) =>
        (query.Kind == OwedKind.Unspecified || KindOf(row, reading) == query.Kind)
        && (query.School is not { } school || OwedNames.SchoolOf(row) == school || reading?.Schools.Contains(school) == true)
        && (query.Among is not { } among || (OwedNames.SchoolOf(row) is { } of ? among.Contains(of) : reading?.Schools.Any(among.Contains) == true));
}
