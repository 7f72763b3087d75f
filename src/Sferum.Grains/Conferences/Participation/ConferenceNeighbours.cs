using System.Collections.Immutable;
using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Conferences.Participation;

/// <summary>What a conference reads of other grains. Nothing of it is kept: participants follow the chat live.</summary>
internal sealed class ConferenceNeighbours(IGrainFactory grains, SchoolId id)
{
    // A chat's seat has to be asked for somebody, also when only the chat matters.
    private static readonly AccountId Nobody = new("");

    /// <summary>Nobody, where members do not matter.</summary>
    public static readonly Task<IReadOnlySet<AccountId>> NoMembers = Task.FromResult<IReadOnlySet<AccountId>>(ImmutableHashSet<AccountId>.Empty);

    /// <summary>What is known of one account: three reads at once.</summary>
    public async Task<Someone> WhoIsAsync(ChatId chat, AccountId account, CancellationToken cancellation)
    {
        var seat = grains.Chat(chat).GetSeatAsync(account, cancellation);
        var people = grains.PeopleIndex(id).GetAsync([account], cancellation);
        var standing = grains.UserLink(account).GetStandingAsync(id, cancellation);
        await Task.WhenAll(seat, people, standing);
        var found = await people;
        return new Someone(await seat, found.Count > 0 ? found[0] : null, await standing);
    }

    /// <summary>The chat, as it concerns nobody in particular.</summary>
    public Task<Outcome<ChatSeat>> SeatAsync(ChatId chat, CancellationToken cancellation) => grains.Chat(chat).GetSeatAsync(Nobody, cancellation);

    /// <summary>The same, for a chat that a caller named; refused when the school has no such chat.</summary>
    public async Task<Outcome<ChatSeat>> SeatOfSchoolAsync(ChatId chat, CancellationToken cancellation) =>
        chat.School == id && await SeatAsync(chat, cancellation) is { IsRefused: false } seat ? seat : NoChat(chat);

    /// <summary>What a command to plan has to know; refused when there is no such school or chat, or the actor may not.</summary>
    public async Task<Outcome<ConferenceSurroundings>> AroundAsync(CreateConference command, CancellationToken cancellation)
    {
        var school = grains.School(id).GetAsync(cancellation);
        var seat = SeatOfSchoolAsync(command.Chat, cancellation);
        var people = grains.PeopleIndex(id).GetAsync(command.AddParticipants, cancellation);
        var members = command.RemoveParticipants.Count == 0 ? NoMembers : MembersAsync(command.Chat, cancellation);
        await Task.WhenAll(school, seat, people, members);
        var (schoolFound, seatFound) = (await school, await seat);
        if (schoolFound.Value?.WhyFixed is { } isFixed)
        {
            return isFixed;
        }

        if (schoolFound.IsRefused || seatFound.IsRefused)
        {
            return schoolFound.IsRefused ? schoolFound.Refusal : seatFound.Refusal!;
        }

        return await WhyMayNotAsync(command, schoolFound.Value.Settings, cancellation) is { } forbidden
            ? forbidden
            : new ConferenceSurroundings(schoolFound.Value, seatFound.Value, (await people).DistinctBy(person => person.Account).ToDictionary(person => person.Account)) { InChat = await members };
    }

    /// <summary>The members of a chat; nobody of a chat of another school.</summary>
    public async Task<IReadOnlySet<AccountId>> MembersAsync(ChatId chat, CancellationToken cancellation)
    {
        var members = chat.School == id ? (await grains.Chat(chat).ReadMembersAsync(cancellation)).Value : null;
        return (members ?? []).Where(ConferenceCrowd.IsMember).Select(member => member.Account).ToHashSet();
    }

    /// <summary>Everybody whom a conference concerns.</summary>
    public async Task<ConferenceCrowd> CrowdAsync(ConferenceState state, CancellationToken cancellation)
    {
        var members = grains.Chat(state.Chat).ReadMembersAsync(cancellation);
        var seat = SeatAsync(state.Chat, cancellation);
        await Task.WhenAll(members, seat);
        var inChat = ((await members).Value ?? []).Where(ConferenceCrowd.IsMember).ToDictionary(member => member.Account, member => member.Link);
        var people = await grains.PeopleIndex(id).GetAsync([.. inChat.Keys.Concat(state.Added).Distinct()], cancellation);
        var chat = (await seat).Value;
        return new ConferenceCrowd(chat?.Title, chat?.SferumAdministrator, inChat, people);
    }

    /// <summary>Where the links of accounts stand.</summary>
    public async Task<IReadOnlyDictionary<AccountId, LinkState>> LinksAsync(IEnumerable<AccountId> accounts, CancellationToken cancellation)
    {
        var links = await Task.WhenAll(accounts.Select(async account =>
            (account, standing: await grains.UserLink(account).GetStandingAsync(id, cancellation))));
        return links.ToDictionary(link => link.account, link => link.standing.Value?.State ?? LinkState.NotLinked);
    }

    private async Task<Refusal?> WhyMayNotAsync(CreateConference command, SchoolSettings settings, CancellationToken cancellation) =>
        command.Actor is { } actor
            ? ActorRules.WhyMayNotPlan(settings, await WhoIsAsync(command.Chat, actor, cancellation))
            : ActorRules.WhyNobody(settings);

    private static Refusal NoChat(ChatId chat) => new(RefusalReason.NotFound) { Subjects = [chat.Name] };
}
