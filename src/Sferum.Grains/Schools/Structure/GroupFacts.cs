using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Structure;

/// <summary>A subject group, as the names in other lists need it.</summary>
/// <param name="Group">The group.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Classes">Its classes.</param>
/// <param name="ClassTitles">Their titles, in the same order.</param>
/// <param name="Teacher">Its teacher.</param>
/// <param name="Closed">Whether it is closed.</param>
[GenerateSerializer, Immutable, Alias("sferum.GroupFacts")]
public sealed record GroupFacts(
    [property: Id(0)] GroupId Group,
    [property: Id(1)] string Title,
    [property: Id(2)] string Subject,
    [property: Id(3)] IReadOnlyList<ClassId> Classes,
    [property: Id(4)] IReadOnlyList<string> ClassTitles,
    [property: Id(5)] AccountId? Teacher,
    [property: Id(6)] bool Closed);
