using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks.Marks;

/// <summary>The mark that a school's people index was told last.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.SchoolMark")]
internal sealed record SchoolMark([property: Id(0)] SchoolId School, [property: Id(1)] LinkState Told);
