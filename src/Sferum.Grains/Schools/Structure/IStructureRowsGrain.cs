using System.Collections.Immutable;
using Orleans.Concurrency;
using Sferum.Grains.Schools.Lessons.Days;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Structure;

/// <summary>The rows behind the lists, for the school's imports. Key: the school.</summary>
[Alias("sferum.IStructureRowsGrain")]
internal interface IStructureRowsGrain : IGrainWithStringKey
{
    /// <summary>All classes and groups, in no order.</summary>
    [Alias("All"), AlwaysInterleave]
    Task<StructureRows> ReadAllAsync(CancellationToken cancellation);

    /// <summary>What lists of lessons need of all groups; made once for each state of them.</summary>
    [Alias("Board"), AlwaysInterleave]
    Task<GroupBoard> ReadBoardAsync(CancellationToken cancellation);

    /// <summary>Puts classes and groups in, or in another form; durable when answered. Idempotent.</summary>
    [Alias("Change")]
    Task ChangeAsync(StructureRows put);
}

/// <summary>Classes and groups; they are closed, never removed, until the school is erased.</summary>
[GenerateSerializer, Immutable, Alias("sferum.StructureRows")]
internal sealed record StructureRows([property: Id(0)] ImmutableArray<ClassRow> Classes, [property: Id(1)] ImmutableArray<GroupRow> Groups)
{
    public static StructureRows None { get; } = new([], []);

    public bool IsEmpty => Classes.IsEmpty && Groups.IsEmpty;
}

/// <summary>Some of a school's classes and groups: those whose id falls into this segment. Key: the school and the segment's number.</summary>
[Alias("sferum.IStructureSegmentGrain")]
internal interface IStructureSegmentGrain : Commits.IOwesWork
{
    /// <summary>All of them, in no order.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<StructureRows> ReadAsync();

    /// <summary>Changes them; durable when answered, idempotent.</summary>
    [Alias("Change")]
    Task ChangeAsync(StructureRows put);
}
