namespace Sferum.Grains.Commits;

/// <summary>What makes a command repeatable: the caller's id of it, and a fingerprint of what it asks.</summary>
/// <param name="Id">The caller's <c>request_id</c>.</param>
/// <param name="Fingerprint">A hash of the request without its id: the same id with another body is refused.</param>
[GenerateSerializer, Immutable, Alias("sferum.RequestKey")]
public sealed record RequestKey([property: Id(0)] string Id, [property: Id(1)] ulong Fingerprint);
