namespace Sferum.Grains.Platform;

/// <summary>
/// One thing asked of the messenger in the name of one administrator. Ids are opaque text made by the adapter:
/// nothing outside the adapter knows a method, a code or an id format of the platform behind it.
/// </summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.Call")]
public abstract record PlatformCall;

/// <summary>Makes an empty chat that the administrator owns. Answer: <see cref="PlatformResult.Value"/> is the chat's id.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.CreateChat")]
public sealed record CreateChatCall([property: Id(0)] string Title) : PlatformCall;

/// <summary>
/// Looks for a chat of the administrator's by its exact title (used with the unique working title after an unknown outcome).
/// Answer: <see cref="PlatformResult.Value"/> is the chat's id, or null when there is none.
/// </summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.FindChat")]
public sealed record FindChatCall([property: Id(0)] string Title) : PlatformCall;

/// <summary>Gives a chat its title.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.RenameChat")]
public sealed record RenameChatCall([property: Id(0)] string Chat, [property: Id(1)] string Title) : PlatformCall;

/// <summary>Adds one user, without the chat's history.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.AddMember")]
public sealed record AddMemberCall([property: Id(0)] string Chat, [property: Id(1)] string User) : PlatformCall;

/// <summary>Removes one user, or leaves where the user is the administrator; a user who is not in the chat counts as removed.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.RemoveMember")]
public sealed record RemoveMemberCall([property: Id(0)] string Chat, [property: Id(1)] string User) : PlatformCall;

/// <summary>Makes a user of the chat its administrator, or a plain member again.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.SetRole")]
public sealed record SetRoleCall([property: Id(0)] string Chat, [property: Id(1)] string User, [property: Id(2)] bool Administrator)
    : PlatformCall;

/// <summary>Reads who is in a chat. Answer: <see cref="PlatformResult.Members"/>, a page of at most 1000 from <c>Offset</c>.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.ReadMembers")]
public sealed record ReadMembersCall([property: Id(0)] string Chat, [property: Id(1)] int Offset) : PlatformCall;

/// <summary>
/// Reads a chat as the administrator sees it. Answer: <see cref="PlatformResult.Title"/> and <see cref="PlatformResult.TotalMembers"/>; ChatLost where the administrator is not
/// in the chat.
/// </summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.ReadChat")]
public sealed record ReadChatCall([property: Id(0)] string Chat) : PlatformCall;

/// <summary>Asks for the link by which somebody can join a chat. Answer: <see cref="PlatformResult.Link"/>.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.InviteLink")]
public sealed record InviteLinkCall([property: Id(0)] string Chat) : PlatformCall;

/// <summary>
/// Joins a chat by its invite link. Answer: <see cref="PlatformResult.Value"/> is the chat's id for the one who joins, or null where it was in the chat already: then the id has
/// to be found another way.
/// </summary>
/// <param name="Link">The invite link. A secret: never logged, never stored.</param>
[GenerateSerializer, Immutable, Alias("sferum.platform.JoinByLink")]
public sealed record JoinByLinkCall([property: Id(0)] string Link) : PlatformCall
{
    /// <summary>Never the link.</summary>
    public override string ToString() => nameof(JoinByLinkCall);
}

/// <summary>Deletes a chat from the administrator's own list of conversations; one that is not in it counts as deleted.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.DeleteConversation")]
public sealed record DeleteConversationCall([property: Id(0)] string Chat) : PlatformCall;

/// <summary>Opens a call, in a chat when one is given. Answer: <see cref="PlatformResult.Value"/> is the call's id, <see cref="PlatformResult.Link"/> its join link.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.StartCall")]
public sealed record StartCallCall([property: Id(0)] string? Chat) : PlatformCall;

/// <summary>Ends a call for everybody; a call that is over already counts as ended.</summary>
[GenerateSerializer, Immutable, Alias("sferum.platform.FinishCall")]
public sealed record FinishCallCall([property: Id(0)] string Call) : PlatformCall;
