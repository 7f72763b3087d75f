using Sferum.Grains.Chats;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Conferences.Participation;

/// <summary>What is known of one account at this moment.</summary>
/// <param name="Seat">Its place in the chat; refused when there is no such chat.</param>
/// <param name="Person">The person in the school; null when not there.</param>
/// <param name="Standing">Where its link stands; refused when the account is not in the school.</param>
internal sealed record Someone(Outcome<ChatSeat> Seat, Person? Person, Outcome<LinkStanding> Standing)
{
    /// <summary>The person and its place; null when the person is not in the school.</summary>
    public Presence? Presence => Person is null
        ? null
        : new Presence(Person, Seat.Value?.IsMember ?? false, Seat.Value?.SferumAdministrator == Person.Account);
}

/// <summary>What a conference has to know of a person.</summary>
/// <param name="Person">The person in the school.</param>
/// <param name="IsChatMember">Whether the person is a member of the chat.</param>
/// <param name="IsSferumAdministrator">Whether the person is the school's Sferum chats administrator.</param>
internal sealed record Presence(Person Person, bool IsChatMember, bool IsSferumAdministrator);
