using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>One person of a school, as far as it decides which conferences are theirs.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ConferenceSight")]
internal sealed record ConferenceSight
{
    /// <summary>The person; null when the account is not in the school.</summary>
    [Id(0)] public Person? Person { get; init; }

    /// <summary>The chats that the person is in.</summary>
    [Id(1)] public HashSet<string> Chats { get; init; } = [];

    /// <summary>Whether the person is the school's Sferum chats administrator.</summary>
    [Id(2)] public bool IsSferumAdministrator { get; init; }

    /// <summary>What a conference of a chat has to know of the person; null when it is not in the school.</summary>
    public Presence? PresenceIn(ChatId chat) => Person is null ? null : new Presence(Person, Chats.Contains(chat.Segment), IsSferumAdministrator);

    /// <summary>Whether the person may join (C7).</summary>
    public bool TakesPart(ConferenceState state) => PresenceIn(state.Chat) is { } presence && ConferenceParticipation.TakesPart(state, presence);

    /// <summary>Whether the person may look (A7).</summary>
    public bool Sees(ConferenceState state) =>
        PresenceIn(state.Chat) is { } presence && (presence.IsChatMember || ConferenceParticipation.TakesPart(state, presence));
}
