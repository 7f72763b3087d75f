namespace Sferum.GrpcHost.Errors;

/// <summary>How many subjects an error names. Details travel in HTTP/2 trailers, and some clients give up on more than 8 KB of them.</summary>
internal static class SubjectBudget
{
    internal const int MostSubjects = 50;

    private const int MostCharacters = 2_000;

    /// <summary>The first subjects that fit, at least one.</summary>
    internal static IEnumerable<string> Fit(IReadOnlyList<string> subjects)
    {
        var left = MostCharacters;
        foreach (var subject in subjects.Take(MostSubjects))
        {
            left -= subject.Length;
            yield return subject;
            if (left <= 0)
            {
                yield break;
            }
        }
    }
}
