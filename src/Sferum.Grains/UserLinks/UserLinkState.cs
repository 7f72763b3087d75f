using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks.Attempts;
using Sferum.Grains.UserLinks.Marks;
using Sferum.Grains.UserLinks.Tokens;

namespace Sferum.Grains.UserLinks;

/// <summary>The row of an account's link. Secrets are in it sealed or as hashes only.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.user-link")]
internal sealed record UserLinkState : IDurableState
{
    /// <summary>What the account is in each school; a school that it left stays with no kinds, so that an older version changes nothing.</summary>
    [Id(0)] public ImmutableArray<SchoolRoles> Schools { get; init; } = [];

    /// <summary>Chats that want to be told, sorted by school and chat.</summary>
    [Id(1)] public ImmutableArray<SubscribedChat> Chats { get; init; } = [];

    /// <summary>The link; null when there never was one or it was undone.</summary>
    [Id(2)] public ProfileLink? Link { get; init; }

    /// <summary>The last attempt; when it is over, without its secrets.</summary>
    [Id(3)] public LinkAttempt? Attempt { get; init; }

    /// <summary>Hashes of the tickets and states of attempts that a newer one replaced, the last 16.</summary>
    [Id(4)] public ImmutableArray<string> Replaced { get; init; } = [];

    /// <summary>Why the last attempt failed, until the next one begins.</summary>
    [Id(5)] public RefusalReason LastRefusal { get; init; }

    /// <summary>Counts up with every change that chats have to know of.</summary>
    [Id(6)] public long StandingVersion { get; init; } = 1;

    /// <summary>The generation of the last access token that was held.</summary>
    [Id(7)] public long TokenGeneration { get; init; }

    /// <summary>Tokens that are to be given back.</summary>
    [Id(8)] public ImmutableArray<DoomedTokens> Doomed { get; init; } = [];

    /// <summary>Profiles whose claim is to be given back.</summary>
    [Id(9)] public ImmutableArray<string> ProfilesToRelease { get; init; } = [];

    /// <summary>When the state that readers see changed last.</summary>
    [Id(10)] public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>What the people indexes of schools were told; a school that is missing was told nothing, or NotLinked.</summary>
    [Id(11)] public ImmutableArray<SchoolMark> Marks { get; init; } = [];

    /// <summary>Counts up with every change of what people indexes have to know.</summary>
    [Id(12)] public long MarkVersion { get; init; }

    /// <summary>Whether there was a link that was undone: then its chats are left, where otherwise they wait.</summary>
    [Id(13)] public bool WasLinked { get; init; }

    /// <inheritdoc/>
    public Owed Owed => UserLinkDuties.Of(this);
}

/// <summary>A chat and the standing version that it was told last.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.SubscribedChat")]
internal sealed record SubscribedChat([property: Id(0)] ChatId Chat, [property: Id(1)] long Told)
{
    /// <summary>Whether the account is no member of it, and the chat wants to be told all the same.</summary>
    [Id(2)] public bool Aside { get; init; }

    /// <summary>Whether the chat needs the account's tokens until it is handed over.</summary>
    [Id(3)] public bool Holding { get; init; }
}

/// <summary>The tie to a profile.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.ProfileLink")]
internal sealed record ProfileLink
{
    /// <summary>Id and name of the profile.</summary>
    [Id(0)] public required LinkedProfile Profile { get; init; }

    /// <summary>When it was linked.</summary>
    [Id(1)] public required DateTimeOffset LinkTime { get; init; }

    /// <summary>Whether the platform no longer accepts the link.</summary>
    [Id(2)] public bool Broken { get; init; }

    /// <summary>The tokens of a Sferum chats administrator; null for everybody else.</summary>
    [Id(3)] public HeldTokens? Tokens { get; init; }
}

/// <summary>What is kept of a profile (A2).</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.LinkedProfile")]
internal sealed record LinkedProfile([property: Id(0)] string PlatformUser, [property: Id(1)] string Name, [property: Id(2)] bool NameDiffers)
{
    /// <summary>Never the name.</summary>
    public override string ToString() => nameof(LinkedProfile);
}
