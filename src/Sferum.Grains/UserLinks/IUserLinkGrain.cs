using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;

namespace Sferum.Grains.UserLinks;

/// <summary>
/// The tie between an ES account and an educational profile: link state, its roles in schools, blocked or not per school, every chat that it is in (A1-A10). Key: the account.
/// </summary>
[Alias("sferum.IUserLinkGrain")]
public interface IUserLinkGrain : IOwesWork
{
    /// <summary>Gives the link. Refused: NotFound, when the account is in no school.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<UserLinkSnapshot>> GetAsync(CancellationToken cancellation);

    /// <summary>Where the link stands for a school. Refused: AccountNotInSchool.</summary>
    [Alias("Standing"), AlwaysInterleave]
    Task<Outcome<LinkStanding>> GetStandingAsync(SchoolId school, CancellationToken cancellation);

    /// <summary>The chats of a school that the account is in.</summary>
    [Alias("Chats"), AlwaysInterleave]
    Task<IReadOnlyList<ChatId>> ReadChatsAsync(SchoolId school, CancellationToken cancellation);

    /// <summary>
    /// Chats that the account has still to be added to on the Sferum side, or, after unlinking, to leave there (A9, A10). Asks <see cref="ChatPresence.Asked"/> chats at most; of the others
    /// only those count that have not heard of the link's change yet. By school.
    /// </summary>
    [Alias("CountPendingBySchool"), AlwaysInterleave]
    Task<IReadOnlyList<PendingChats>> CountPendingChatsAsync(CancellationToken cancellation);

    /// <summary>Takes what the account is in a school. Idempotent; an older version changes nothing.</summary>
    [Alias("SetRoles"), AlwaysInterleave]
    Task SetRolesAsync(SchoolRoles roles);

    /// <summary>A chat asks to be told where the link stands from now on, or no longer; answers where it stands now. Idempotent.</summary>
    [Alias("Subscribe"), AlwaysInterleave]
    Task<LinkStanding> SubscribeAsync(ChatId chat, bool subscribed);

    /// <summary>A chat asks to be told, though the account is no member: it was removed by hand, or is on the way out. Answers where the link stands now. Idempotent.</summary>
    [Alias("StandAside"), AlwaysInterleave]
    Task<LinkStanding> StandAsideAsync(ChatId chat);

    /// <summary>
    /// A chat that only this account's tokens reach asks to be told, and that they be kept though the account is no administrator any more, until it says otherwise by
    /// <see cref="SubscribeAsync"/> or <see cref="StandAsideAsync"/>; not for ever, see <see cref="TokenKeepingOptions"/>. Answers where the link stands now. Idempotent.
    /// </summary>
    [Alias("HoldTokens"), AlwaysInterleave]
    Task<LinkStanding> HoldTokensAsync(ChatId chat, bool member);

    /// <summary>Begins an attempt; an older one is replaced (A1). Refused: NotFound, AccountAlreadyLinked (a broken link may be renewed).</summary>
    [Alias("Begin"), AlwaysInterleave]
    Task<Outcome<LinkAttemptTicket>> BeginAsync(BeginLink command, CancellationToken cancellation);

    /// <summary>The start page was opened in a browser, which gets a secret: answers where to go. Refused: the reasons of attempts.</summary>
    [Alias("Open"), AlwaysInterleave]
    Task<Outcome<LinkDeparture>> OpenAsync(string ticket, IReadOnlyList<string> browserSecrets, CancellationToken cancellation);

    /// <summary>The browser came back from the identity provider: reads the profile, asks for confirmation. Refused: the reasons of attempts.</summary>
    [Alias("Return"), AlwaysInterleave]
    Task<Outcome<LinkConfirmation>> ReturnAsync(LinkReturn command, CancellationToken cancellation);

    /// <summary>The person confirmed that account and profile belong together. Refused: the reasons of attempts, ProfileAlreadyLinked.</summary>
    [Alias("Confirm"), AlwaysInterleave]
    Task<Outcome<UserLinkSnapshot>> ConfirmAsync(ConfirmLink command, CancellationToken cancellation);

    /// <summary>Finishes an attempt whose callback ES took itself (CompleteLink). Refused: the reasons of attempts.</summary>
    [Alias("Complete"), AlwaysInterleave]
    Task<Outcome<UserLinkSnapshot>> CompleteAsync(CompleteLink command, CancellationToken cancellation);

    /// <summary>
    /// Undoes the link (A9): it is forgotten, tokens and profile are given back, every chat is told; an attempt under way is ended. Where nothing is linked, nothing changes.
    /// Refused: NotFound, RequestIdReused.
    /// </summary>
    [Alias("Unlink"), AlwaysInterleave]
    Task<Outcome<UserLinkSnapshot>> UnlinkAsync(UnlinkAccount command, CancellationToken cancellation);

    /// <summary>
    /// The access token of an administrator, refreshed when it is old or is the one that the platform refused; one refresh at a time, stored before use.
    /// Refused: AdministratorNotLinked, LinkBroken, NotEntitled. Fault: PlatformUnreachable, when it is to be refreshed and cannot.
    /// </summary>
    [Alias("AccessToken"), AlwaysInterleave]
    Task<Outcome<AccessToken>> GetAccessTokenAsync(long refusedGeneration, CancellationToken cancellation);

    /// <summary>The messenger said that the owner of the access token of this generation must link again: the link is broken. Idempotent; an older generation changes nothing.</summary>
    [Alias("LinkRefused"), AlwaysInterleave]
    Task NoteLinkRefusedAsync(long generation);
}

/// <summary>What an account is in a school.</summary>
/// <param name="School">The school.</param>
/// <param name="Kinds">None: it is no longer in the school.</param>
/// <param name="Blocked">Blocked there (B16).</param>
/// <param name="SferumAdministrator">Whether it is the school's Sferum chats administrator (B9).</param>
/// <param name="Version">The number of the import that said so.</param>
[GenerateSerializer, Immutable, Alias("sferum.SchoolRoles")]
public sealed record SchoolRoles(
    [property: Id(0)] SchoolId School,
    [property: Id(1)] PersonKinds Kinds,
    [property: Id(2)] bool Blocked,
    [property: Id(3)] bool SferumAdministrator,
    [property: Id(4)] long Version);

/// <summary>An access token, for the lane alone. A secret: never logged, never stored.</summary>
/// <param name="Value">The token.</param>
/// <param name="Generation">Counts up with every refresh; 1 is the first.</param>
/// <param name="UseUntil">From when on it is to be asked for anew.</param>
[GenerateSerializer, Immutable, Alias("sferum.AccessToken")]
public sealed record AccessToken([property: Id(0)] string Value, [property: Id(1)] long Generation, [property: Id(2)] DateTimeOffset UseUntil)
{
    /// <summary>Never the token.</summary>
    public override string ToString() => nameof(AccessToken);
}
