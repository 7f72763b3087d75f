namespace Sferum.Grains.Schools.Imports;

/// <summary>Where a roster's parts lie.</summary>
/// <param name="Stamp">The roster's number in its school.</param>
/// <param name="Slot">Which of the school's slots it is in.</param>
/// <param name="People">Parts of people, the first ones.</param>
/// <param name="Structure">Parts of classes and groups, after those.</param>
[GenerateSerializer, Immutable, Alias("sferum.StagedRoster")]
internal sealed record StagedRoster(
    [property: Id(0)] long Stamp, [property: Id(1)] int Slot, [property: Id(2)] int People, [property: Id(3)] int Structure)
{
    public PartRange AllParts => new(Stamp, Slot, 0, People + Structure);

    public PartRange PeopleParts => new(Stamp, Slot, 0, People);

    public PartRange StructureParts => new(Stamp, Slot, People, Structure);
}

/// <summary>Some of a roster's parts.</summary>
[GenerateSerializer, Immutable, Alias("sferum.PartRange")]
internal sealed record PartRange(
    [property: Id(0)] long Stamp, [property: Id(1)] int Slot, [property: Id(2)] int First, [property: Id(3)] int Count)
{
    public IReadOnlyList<int> Numbers => [.. Enumerable.Range(First, Count)];
}
