using Orleans.Concurrency;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Commits;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats;

/// <summary>
/// A chat: its members with their grounds, its title, what the Sferum side has of it, and what is owed to it (B2-B17). Brings the Sferum side to what the registry says
/// by itself. Key: the chat.
/// </summary>
[Alias("sferum.IChatGrain")]
public interface IChatGrain : IOwesWork
{
    /// <summary>Gives the chat. Refused: NotFound.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<ChatSnapshot>> GetAsync(CancellationToken cancellation);

    /// <summary>All members, removed ones too, sorted by account. Refused: NotFound.</summary>
    [Alias("Members"), AlwaysInterleave]
    Task<Outcome<IReadOnlyList<ChatMember>>> ReadMembersAsync(CancellationToken cancellation);

    /// <summary>What a conference has to know of one account. Refused: NotFound, when there is no such chat.</summary>
    [Alias("Seat"), AlwaysInterleave]
    Task<Outcome<ChatSeat>> GetSeatAsync(AccountId account, CancellationToken cancellation);

    /// <summary>One account in the chat, also on its way out; null when the chat has nothing of it.</summary>
    [Alias("Member"), AlwaysInterleave]
    Task<ChatMember?> ReadMemberAsync(AccountId account, CancellationToken cancellation);

    /// <summary>
    /// Takes what the roster says about the chat: its whole list, with a version. Makes the chat when it is new. Idempotent; lost, doubled and reordered messages do no harm
    /// (an older version changes nothing).
    /// </summary>
    [Alias("SetSource")]
    Task SetSourceAsync(ChatSource source);

    /// <summary>
    /// Makes a subject chat, or one of type «Другое» (B6-B10); the grain's key is derived from the request. Refused: NotFound (the school, the group), ChatTypeNotCreatable,
    /// GroupRequired, GroupNotAllowed, GroupClosed, the reasons of <see cref="UpdateAsync"/>, ChatLimitReached.
    /// </summary>
    [Alias("Create")]
    Task<Outcome<ChatSnapshot>> CreateAsync(CreateChat command, CancellationToken cancellation);

    /// <summary>
    /// Changes title, members and roles by hand (B9-B11, B17). Refused: NotFound, EtagMismatch, ChatClosed, UnlinkedMembers, AdministratorNotRemovable, NotAMember, ChatTooLarge,
    /// KindNotAllowed, MemberNotInSchool, MemberBothAddedAndRemoved, DuplicateItem, the form of the title, PersonMayNotEdit, Blocked, ActingAccountRequired.
    /// </summary>
    [Alias("Update")]
    Task<Outcome<ChatSnapshot>> UpdateAsync(UpdateChat command, CancellationToken cancellation);

    /// <summary>
    /// Deletes a chat that is no default chat (B5, B12); answers how many scheduled conferences go with it. Refused: NotFound, EtagMismatch, DefaultChatNotDeletable,
    /// ChatHasActiveConference, PersonMayNotEdit, Blocked, ActingAccountRequired.
    /// </summary>
    [Alias("Delete")]
    Task<Outcome<int>> DeleteAsync(DeleteChat command, CancellationToken cancellation);

    /// <summary>Undoes what was done by hand (B17). Refused: NotFound, EtagMismatch, ChatClosed, UnlinkedMembers, ChatTooLarge, DuplicateItem, PersonMayNotEdit, Blocked, ActingAccountRequired.</summary>
    [Alias("Reset")]
    Task<Outcome<ChatSnapshot>> ResetAsync(ResetChat command, CancellationToken cancellation);

    /// <summary>
    /// Confirms that a chat which cannot be handed over to the new Sferum administrator is made again, its history on the Sferum side lost. Refused: NotFound,
    /// ChatNotWaitingForOperator.
    /// </summary>
    [Alias("Recreate")]
    Task<Outcome<ChatSnapshot>> RecreateAsync(RequestKey request, CancellationToken cancellation);

    /// <summary>Why an account is in the chat, or is not (B13-B17). Refused: NotFound, when there is no such chat.</summary>
    [Alias("Explain"), AlwaysInterleave]
    Task<Outcome<MembershipReading>> ExplainAsync(AccountId account, CancellationToken cancellation);

    /// <summary>
    /// What a new chat would be before anything is done by hand (B6, B7); stores nothing. Asked of <see cref="MintedId.Draft"/>. Refused: NotFound (the school, the group),
    /// ChatTypeNotCreatable, GroupRequired, GroupNotAllowed, GroupClosed.
    /// </summary>
    [Alias("Draft"), AlwaysInterleave]
    Task<Outcome<ChatDraft>> DraftAsync(ChatType type, GroupId? group, CancellationToken cancellation);

    /// <summary>
    /// Compares the chat with the Sferum side at once; what differs is put right behind the answer, or only reported. Refused: NotFound, AdministratorNotLinked, NotEntitled. Fault:
    /// PlatformUnreachable, PlatformThrottled.
    /// </summary>
    [Alias("CheckDrift"), AlwaysInterleave]
    Task<Outcome<IReadOnlyList<DriftFinding>>> CheckDriftAsync(CheckDrift command, CancellationToken cancellation);

    /// <summary>Takes a wish to be compared soon; durable when answered. Idempotent; a wish that is not newer changes nothing.</summary>
    [Alias("WishComparison"), AlwaysInterleave]
    Task WishComparisonAsync(DriftWish wish);

    /// <summary>How far the chat is on the Sferum side; null when there is no such chat.</summary>
    [Alias("Sync"), AlwaysInterleave]
    Task<ChatSync?> ReadSyncAsync();

    /// <summary>Takes where an account's link stands. Idempotent; an older version changes nothing.</summary>
    [Alias("LinkChanged"), AlwaysInterleave]
    Task LinkChangedAsync(AccountId account, LinkStanding standing);
}

/// <summary>What the roster says about a chat.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ChatSource")]
public sealed record ChatSource
{
    /// <summary>Counts up with every change at the source.</summary>
    [Id(0)] public required long Version { get; init; }

    /// <summary>The type.</summary>
    [Id(1)] public required ChatType Type { get; init; }

    /// <summary>The title that the roster gives.</summary>
    [Id(2)] public required string Title { get; init; }

    /// <summary>The class of a class or parents' chat.</summary>
    [Id(3)] public ClassId? Class { get; init; }

    /// <summary>The class's title.</summary>
    [Id(4)] public string ClassTitle { get; init; } = "";

    /// <summary>The group of a subject chat.</summary>
    [Id(5)] public GroupId? Group { get; init; }

    /// <summary>The subject of a subject chat.</summary>
    [Id(6)] public string Subject { get; init; } = "";

    /// <summary>The school's Sferum chats administrator, whose token drives the chat; null: none, so nothing happens on the Sferum side.</summary>
    [Id(7)] public AccountId? SferumAdministrator { get; init; }

    /// <summary>Everybody whom the roster puts in the chat, each once, the Sferum chats administrator too (B9).</summary>
    [Id(8)] public IReadOnlyList<SourceMember> Members { get; init; } = [];

    /// <summary>Whether its class or group is closed.</summary>
    [Id(9)] public bool Closed { get; init; }

    /// <summary>The classes that take part in the group of a subject chat.</summary>
    [Id(10)] public IReadOnlyList<ClassId> Classes { get; init; } = [];

    /// <summary>Whether a chat that does not exist stays so: a chat that was saved by hand is made by nobody else.</summary>
    [Id(11)] public bool OnlyIfExists { get; init; }
}

/// <summary>What a conference has to know of a chat and one account.</summary>
/// <param name="Type">The chat's type.</param>
/// <param name="Title">The chat's title.</param>
/// <param name="Life">Whether it lives.</param>
/// <param name="SferumAdministrator">Whose token drives it.</param>
/// <param name="PlatformChat">The chat's id on the Sferum side; null when it is not there.</param>
/// <param name="IsMember">Whether the account is a member in the registry.</param>
/// <param name="Role">The account's role.</param>
[GenerateSerializer, Immutable, Alias("sferum.ChatSeat")]
public sealed record ChatSeat(
    [property: Id(0)] ChatType Type,
    [property: Id(1)] string Title,
    [property: Id(2)] ChatLife Life,
    [property: Id(3)] AccountId? SferumAdministrator,
    [property: Id(4)] string? PlatformChat,
    [property: Id(5)] bool IsMember,
    [property: Id(6)] MemberRole? Role)
{
    /// <summary>The classes that the chat is for.</summary>
    [Id(7)] public IReadOnlyList<ClassId> Classes { get; init; } = [];

    /// <summary>The group of a subject chat.</summary>
    [Id(8)] public GroupId? Group { get; init; }

    /// <summary>The class of a class or parents' chat.</summary>
    [Id(9)] public ClassId? Class { get; init; }
}
