using System.Collections.Immutable;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Imports;

/// <summary>A school's imports and changes: what was accepted and is to be carried out, what is remembered, and what came of the last ones.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.roster-import")]
internal sealed record RosterImportState : IDurableState
{
    /// <summary>Counts whatever is laid down or accepted; both take their numbers from it.</summary>
    [Id(0)] public long Counter { get; init; }

    /// <summary>A roster that an earlier version was laying down.</summary>
    [Id(1)] public StagedRoster? Staging { get; init; }

    /// <summary>The roster that an earlier version carried out last: its classes and groups have yet to come into the structure index.</summary>
    [Id(2)] public AppliedRoster? Applied { get; init; }

    /// <summary>Rosters that an earlier version accepted.</summary>
    [Id(3)] public ImmutableArray<AcceptedRoster> Accepted { get; init; } = [];

    /// <summary>What an earlier version was carrying out.</summary>
    [Id(4)] public RosterRun? Run { get; init; }

    /// <summary>The last imports, the newest last.</summary>
    [Id(5)] public ImmutableArray<RosterImportSnapshot> Imports { get; init; } = [];

    /// <summary>Counts the news of another administrator that an earlier version got.</summary>
    [Id(6)] public long News { get; init; }

    /// <summary>How many of these have been dealt with.</summary>
    [Id(7)] public long NewsDone { get; init; }

    /// <summary>Parts that are no longer needed.</summary>
    [Id(8)] public ImmutableArray<PartRange> Leftovers { get; init; } = [];

    /// <summary>What has been carried out; null before anything was.</summary>
    [Id(9)] public KnownSchool? Known { get; init; }

    /// <summary>What is to be carried out, in order.</summary>
    [Id(10)] public ImmutableArray<RosterStep> Steps { get; init; } = [];

    /// <summary>Something that is being laid down, or was when a process died.</summary>
    [Id(11)] public StagedParts? Laying { get; init; }

    /// <summary>Plans that can be read, the newest last.</summary>
    [Id(12)] public ImmutableArray<KeptPlan> Plans { get; init; } = [];

    /// <summary>Removals that wait for approval.</summary>
    [Id(13)] public WithheldRemovals? Withheld { get; init; }

    /// <summary>The school's own edits that are known here.</summary>
    [Id(14)] public long Edits { get; init; }

    /// <summary>The last changes carried out; older ones lie in parts.</summary>
    [Id(15)] public ImmutableArray<DoneChange> Recent { get; init; } = [];

    /// <summary>How many parts of changes have been written.</summary>
    [Id(16)] public long Logged { get; init; }

    /// <summary>True when a roster has been accepted.</summary>
    public bool HasRoster => Known is not null || Steps.Length > 0;

    /// <summary>True when something of an earlier version has yet to be brought into the form of this one.</summary>
    public bool IsOld => Applied is not null || Accepted.Length > 0 || Staging is not null || Run is not null || News > NewsDone;

    public Owed Owed => IsOld || Steps.Length > 0 || Laying is not null || Leftovers.Length > 0 || ChangeLogRules.IsFull(this)
        ? Owed.Now
        : RosterPlanKeeping.FirstToGo(this) is { } moment ? Owed.At(moment) : Owed.Nothing;
}
