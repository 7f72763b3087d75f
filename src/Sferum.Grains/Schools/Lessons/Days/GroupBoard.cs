using System.Collections.Immutable;

namespace Sferum.Grains.Schools.Lessons.Days;

/// <summary>A school's groups as lists of lessons need them, by their id within the school.</summary>
[GenerateSerializer, Immutable, Alias("sferum.GroupBoard")]
internal sealed record GroupBoard([property: Id(0)] ImmutableDictionary<string, GroupPlace> Groups)
{
    private static readonly GroupPlace Nowhere = new(int.MaxValue, "", []);

    /// <summary>The place of a group; behind all others when the school does not have it.</summary>
    public GroupPlace Of(string group) => Groups.GetValueOrDefault(group, Nowhere);
}

/// <summary>Where lessons of a group stand in a list.</summary>
/// <param name="Rank">Its place among the groups: by the title of its first class, then by subject and title.</param>
/// <param name="Teacher">The group's teacher; empty: none.</param>
/// <param name="Classes">Its classes.</param>
[GenerateSerializer, Immutable, Alias("sferum.GroupPlace")]
internal sealed record GroupPlace([property: Id(0)] int Rank, [property: Id(1)] string Teacher, [property: Id(2)] ImmutableArray<string> Classes)
{
    /// <summary>Whether it is closed: its lessons are still listed, and no more come.</summary>
    [Id(3)] public bool Closed { get; init; }
}
