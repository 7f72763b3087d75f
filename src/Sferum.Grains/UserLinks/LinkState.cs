namespace Sferum.Grains.UserLinks;

/// <summary>Whether an account is linked (A6); numbers as in the contract.</summary>
[GenerateSerializer]
public enum LinkState
{
    /// <summary>Nothing is known.</summary>
    Unspecified = 0,

    /// <summary>Not linked, and no attempt under way.</summary>
    NotLinked = 1,

    /// <summary>An attempt is under way.</summary>
    InProgress = 2,

    /// <summary>Linked to a profile.</summary>
    Linked = 3,

    /// <summary>The platform no longer accepts the link: the owner must link again.</summary>
    Broken = 4,
}

/// <summary>Where an account's link stands, as one school's chats and conferences see it.</summary>
/// <param name="State">NotLinked, Linked or Broken.</param>
/// <param name="PlatformUser">The profile's id on the platform; null when not linked. Kept while broken: the person is still in the chats there.</param>
/// <param name="Blocked">Whether the account is blocked in that school (B16).</param>
/// <param name="Version">Counts up with every change; an older one changes nothing.</param>
[GenerateSerializer, Immutable, Alias("sferum.LinkStanding")]
public sealed record LinkStanding(
    [property: Id(0)] LinkState State, [property: Id(1)] string? PlatformUser, [property: Id(2)] bool Blocked, [property: Id(3)] long Version)
{
    /// <summary>Whether the account has no role in that school any more, so that it leaves all its chats, also those it was added to by hand (B15).</summary>
    [Id(4)] public bool Outside { get; init; }
}
