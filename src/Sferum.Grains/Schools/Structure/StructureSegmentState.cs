using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Structure;

/// <summary>Classes and groups of one segment, in the order of their ids.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.structure-segment")]
internal sealed record StructureSegmentState : IDurableState
{
    /// <summary>The rows.</summary>
    [Id(0)] public StructureRows Rows { get; init; } = StructureRows.None;

    public Owed Owed => Owed.Nothing;
}
