namespace Sferum.Sandbox.World.Effects;

/// <param name="Members">Those added at once, without the owner.</param>
internal sealed record ChatCreated(long Chat, string Title, IReadOnlyList<long> Members) : Effect;

internal sealed record ChatRenamed(long Chat, string Title) : Effect;

internal sealed record MemberAdded(long Chat, long User) : Effect;

internal sealed record MemberRemoved(long Chat, long User) : Effect;

internal sealed record RoleSet(long Chat, long User, bool Admin) : Effect;

internal sealed record InviteLinkMade(long Chat, string Link) : Effect;

/// <summary>The acting account deleted its own history of the chat; nobody else sees a difference.</summary>
internal sealed record ConversationCleared(long Chat) : Effect;
