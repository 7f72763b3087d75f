using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Conferences.Participation;

/// <summary>Everybody whom a conference concerns: the chat's members and those added by hand, as they are at this moment. Pure.</summary>
/// <param name="ChatTitle">The chat's title; null when there is no chat.</param>
/// <param name="Administrator">The Sferum chats administrator.</param>
/// <param name="Members">The chat's members and how their links stand.</param>
/// <param name="People">All of these who are in the school.</param>
internal sealed record ConferenceCrowd(
    string? ChatTitle, AccountId? Administrator, IReadOnlyDictionary<AccountId, LinkState> Members, IReadOnlyList<Person> People)
{
    /// <summary>Whether somebody in a chat's list is its member now, and not one who was taken out.</summary>
    public static bool IsMember(ChatMember member) => !member.RemovedByHand && member.Grounds.Count > 0;

    /// <summary>How many take part.</summary>
    public int Count(ConferenceState state) => People.Count(person => ConferenceParticipation.TakesPart(state, PresenceOf(person)));

    /// <summary>Those who were added and are not in the chat.</summary>
    public IEnumerable<AccountId> OutsideChat(ConferenceState state) => state.Added.Where(account => !Members.ContainsKey(account));

    /// <summary>Those who take part or were removed by hand.</summary>
    /// <param name="state">The conference.</param>
    /// <param name="outside">How the links of those stand who are not in the chat.</param>
    public IEnumerable<ConferenceParticipant> Participants(ConferenceState state, IReadOnlyDictionary<AccountId, LinkState> outside) =>
        from person in People
        let presence = PresenceOf(person)
        let takesPart = ConferenceParticipation.TakesPart(state, presence)
        let removed = !takesPart && state.Removed.Contains(person.Account)
        where takesPart || removed
        select new ConferenceParticipant(
            person,
            Members.TryGetValue(person.Account, out var link) ? link : outside.GetValueOrDefault(person.Account, LinkState.NotLinked),
            presence.IsChatMember,
            state.Added.Contains(person.Account),
            removed,
            presence.IsSferumAdministrator);

    private Presence PresenceOf(Person person) => new(person, Members.ContainsKey(person.Account), person.Account == Administrator);
}
