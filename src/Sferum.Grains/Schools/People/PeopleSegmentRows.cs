using System.Collections.Immutable;

namespace Sferum.Grains.Schools.People;

/// <summary>What a segment holds.</summary>
/// <param name="People">Its people, without their links.</param>
/// <param name="Marks">Where links stand, also of accounts that are not among its people yet.</param>
[GenerateSerializer, Immutable, Alias("sferum.PeopleSegmentRows")]
internal sealed record PeopleSegmentRows([property: Id(0)] ImmutableArray<Person> People, [property: Id(1)] ImmutableArray<LinkMark> Marks);
