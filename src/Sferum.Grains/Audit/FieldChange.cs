namespace Sferum.Grains.Audit;

/// <summary>A field that a change left with another value. People stand in it by their accounts only; no links, codes, tokens.</summary>
/// <param name="Field">Its path, such as <c>title</c> or <c>members[accounts/17].role</c>.</param>
/// <param name="Before">The old value; empty: none.</param>
/// <param name="After">The new value; empty: none.</param>
[GenerateSerializer, Immutable, Alias("sferum.FieldChange")]
public sealed record FieldChange([property: Id(0)] string Field, [property: Id(1)] string Before, [property: Id(2)] string After);
