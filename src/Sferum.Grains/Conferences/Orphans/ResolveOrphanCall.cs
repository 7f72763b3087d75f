using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>An operator has dealt with a possible orphan.</summary>
/// <param name="Request">The caller's id of it.</param>
/// <param name="Number">Which of the conference's.</param>
/// <param name="Note">What was done.</param>
[GenerateSerializer, Immutable, Alias("sferum.ResolveOrphanCall")]
public sealed record ResolveOrphanCall([property: Id(0)] RequestKey Request, [property: Id(1)] int Number, [property: Id(2)] string Note);
