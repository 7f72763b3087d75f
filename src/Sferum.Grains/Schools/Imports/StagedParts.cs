namespace Sferum.Grains.Schools.Imports;

/// <summary>Where the parts of something that is about to be accepted lie: first what is carried out, then what is withheld, then the plan.</summary>
/// <param name="Stamp">Its number in its school.</param>
/// <param name="Slot">Which of the school's slots it is in.</param>
/// <param name="Rows">Parts of what is carried out.</param>
/// <param name="Withheld">Parts of what waits for approval.</param>
/// <param name="Lines">Parts of the plan.</param>
[GenerateSerializer, Immutable, Alias("sferum.StagedParts")]
internal sealed record StagedParts(
    [property: Id(0)] long Stamp, [property: Id(1)] int Slot, [property: Id(2)] int Rows, [property: Id(3)] int Withheld, [property: Id(4)] int Lines)
{
    /// <summary>Nothing was laid down.</summary>
    public static StagedParts None { get; } = new(0, 0, 0, 0, 0);

    public PartRange All => new(Stamp, Slot, 0, Rows + Withheld + Lines);

    public PartRange RowParts => new(Stamp, Slot, 0, Rows);

    public PartRange WithheldParts => new(Stamp, Slot, Rows, Withheld);

    public PartRange LineParts => new(Stamp, Slot, Rows + Withheld, Lines);
}
