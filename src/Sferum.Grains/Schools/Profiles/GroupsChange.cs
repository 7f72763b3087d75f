namespace Sferum.Grains.Schools.Profiles;

/// <summary>A change of what lessons take from a school's groups, and how far the school's conferences know of it.</summary>
/// <param name="Number">Counts them.</param>
/// <param name="At">When it was made.</param>
/// <param name="Looks">How often all conferences were looked through since.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.GroupsChange")]
internal sealed record GroupsChange([property: Id(0)] long Number, [property: Id(1)] DateTimeOffset At, [property: Id(2)] int Looks);
