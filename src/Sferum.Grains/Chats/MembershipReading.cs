namespace Sferum.Grains.Chats;

/// <summary>Why somebody is in a chat, or is not (B13-B17).</summary>
/// <param name="Chat">The chat.</param>
/// <param name="IsMember">Whether the account is a member in the registry.</param>
/// <param name="Member">The member, or the person removed by hand; null when the account has nothing to do with the chat.</param>
/// <param name="RosterGrounds">What the roster gives, whether or not it was overruled by hand.</param>
[GenerateSerializer, Immutable, Alias("sferum.MembershipReading")]
public sealed record MembershipReading(
    [property: Id(0)] ChatSnapshot Chat, [property: Id(1)] bool IsMember, [property: Id(2)] ChatMember? Member, [property: Id(3)] IReadOnlyList<GroundSince> RosterGrounds);
