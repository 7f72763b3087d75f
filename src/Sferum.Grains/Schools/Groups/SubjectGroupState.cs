using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Groups;

/// <summary>A subject group: its part of the roster.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.subject-group")]
internal sealed record SubjectGroupState : IDurableState
{
    /// <summary>As the last roster said.</summary>
    [Id(0)] public required GroupRoster Roster { get; init; }

    public Owed Owed => Owed.Nothing;
}
