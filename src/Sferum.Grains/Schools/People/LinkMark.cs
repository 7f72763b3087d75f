using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools.People;

/// <summary>Where an account's link stands, as the account said last.</summary>
/// <param name="Account">The account.</param>
/// <param name="Link">Where it stands.</param>
/// <param name="Version">Counts up with every change; an older one changes nothing.</param>
[GenerateSerializer, Immutable, Alias("sferum.LinkMark")]
internal sealed record LinkMark([property: Id(0)] AccountId Account, [property: Id(1)] LinkState Link, [property: Id(2)] long Version)
{
    /// <summary>Whether it takes the place of another.</summary>
    public bool IsNewer(LinkMark? known) => known is null || Version > known.Version;
}
