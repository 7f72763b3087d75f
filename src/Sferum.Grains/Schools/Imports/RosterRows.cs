using System.Collections.Immutable;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Imports;

/// <summary>Some rows that a school's imports have laid down: of a school as it is to be, of a plan, or of what was done. Rosters as ES sent them were laid down by earlier versions.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterRows")]
internal sealed record RosterRows
{
    [Id(0)] public ImmutableArray<RosterStaff> Staff { get; init; } = [];

    [Id(1)] public ImmutableArray<RosterStudent> Students { get; init; } = [];

    [Id(2)] public ImmutableArray<RosterParent> Parents { get; init; } = [];

    [Id(3)] public ImmutableArray<RosterClass> Classes { get; init; } = [];

    [Id(4)] public ImmutableArray<RosterGroup> Groups { get; init; } = [];

    /// <summary>People as they are to be.</summary>
    [Id(5)] public ImmutableArray<Person> People { get; init; } = [];

    /// <summary>People who are to leave the school.</summary>
    [Id(6)] public ImmutableArray<AccountId> Removed { get; init; } = [];

    /// <summary>Classes as they are to be.</summary>
    [Id(7)] public ImmutableArray<ClassRow> ClassRows { get; init; } = [];

    /// <summary>Subject groups as they are to be.</summary>
    [Id(8)] public ImmutableArray<GroupRow> GroupRows { get; init; } = [];

    /// <summary>Lines of a plan, in its order.</summary>
    [Id(9)] public ImmutableArray<RosterPlanLine> Lines { get; init; } = [];

    /// <summary>Changes and calls that were carried out.</summary>
    [Id(10)] public ImmutableArray<DoneChange> Done { get; init; } = [];
}
