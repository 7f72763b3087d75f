using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools;

/// <summary>Tells what happened in a school, in order (ApplyRosterChanges).</summary>
[GenerateSerializer, Immutable, Alias("sferum.ApplyRosterChanges")]
public sealed record ApplyRosterChanges
{
    /// <summary>The most changes of one call.</summary>
    public const int Most = 1_000;

    /// <summary>The caller's id of the call.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>What happened; 1 to <see cref="Most"/>, each id once.</summary>
    [Id(1)] public required IReadOnlyList<RosterChange> Changes { get; init; }

    /// <summary>At whose wish.</summary>
    [Id(2)] public AccountId? Actor { get; init; }

    /// <summary>How long the answer may wait for the carrying out.</summary>
    [Id(3)] public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(7);
}

/// <summary>One change.</summary>
/// <param name="Key">The change's own id, and a hash of its content: within 24 hours the same is answered as before, other content is refused (ChangeIdReused).</param>
/// <param name="Event">What happened.</param>
[GenerateSerializer, Immutable, Alias("sferum.RosterChange")]
public sealed record RosterChange([property: Id(0)] RequestKey Key, [property: Id(1)] RosterEvent Event);

/// <summary>What became of one change.</summary>
/// <param name="Id">The change's id.</param>
/// <param name="Repeated">Whether an earlier call had done it.</param>
/// <param name="Refusal">Why it was refused, its field counted from the change (<c>student_transferred.to_class</c>); null when it is done.</param>
[GenerateSerializer, Immutable, Alias("sferum.RosterChangeOutcome")]
public sealed record RosterChangeOutcome([property: Id(0)] string Id, [property: Id(1)] bool Repeated, [property: Id(2)] Refusal? Refusal);

/// <summary>Approves the withheld removals of an import.</summary>
/// <param name="Request">The caller's id of it.</param>
/// <param name="Import">The import's id.</param>
/// <param name="PlanDigest">The digest of the plan that was looked at.</param>
/// <param name="Actor">At whose wish.</param>
/// <param name="Patience">How long the answer may wait for the carrying out.</param>
[GenerateSerializer, Immutable, Alias("sferum.ApproveRemovals")]
public sealed record ApproveRemovals(
    [property: Id(0)] RequestKey Request, [property: Id(1)] string Import, [property: Id(2)] string PlanDigest, [property: Id(3)] AccountId? Actor, [property: Id(4)] TimeSpan Patience);
