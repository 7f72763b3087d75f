using NodaTime;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>Asks the months of a school and puts their answers together. It has no row of its own and remembers nothing.</summary>
[GrainType("conference-catalog")]
internal sealed class ConferenceCatalogGrain(GrainEquipment equipment) : Grain, IConferenceCatalogGrain
{
    private SchoolId School => SchoolId.FromKey(this.GetPrimaryKeyString());

    public async Task<Outcome<ConferencePage>> ListAsync(ConferenceQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var school = await GrainFactory.School(School).GetAsync(cancellation);
        if (school.IsRefused)
        {
            return school.Refusal;
        }

        var months = ConferencePaging.MonthsOf(query, Today(school.Value)).Select(month => GrainFactory.ConferenceMonth(new MonthAddress(School, month))).ToArray();
        var asked = new MonthQuery(query, await SightAsync(query.Viewer, school.Value, cancellation), await SightAsync(query.Participant, school.Value, cancellation));
        var counts = await Task.WhenAll(months.Select(month => month.CountAsync(asked, cancellation)));
        var slices = ConferencePaging.Slices(counts, query.Skip, query.Take);
        var rows = await Task.WhenAll(slices.Select(slice => months[slice.List].ReadAsync(asked, slice.Skip, slice.Take, cancellation)));
        return new ConferencePage(await ViewsAsync([.. rows.SelectMany(some => some)], query.Viewer, asked.Viewer, cancellation), counts.Sum());
    }

    private DateOnly Today(SchoolSnapshot school) =>
        Instant.FromDateTimeOffset(equipment.Time.GetUtcNow()).InZone(DateTimeZoneProviders.Tzdb[school.TimeZone]).Date.ToDateOnly();

    private async Task<ConferenceSight?> SightAsync(AccountId? account, SchoolSnapshot school, CancellationToken cancellation)
    {
        if (account is not { } person)
        {
            return null;
        }

        var people = GrainFactory.PeopleIndex(School).GetAsync([person], cancellation);
        var chats = await GrainFactory.UserLink(person).ReadChatsAsync(School, cancellation);
        return new ConferenceSight
        {
            Person = await people is [var found, ..] ? found : null,
            Chats = chats.Select(chat => chat.Segment).ToHashSet(StringComparer.Ordinal),
            IsSferumAdministrator = school.SferumAdministrator == person,
        };
    }

    private async Task<ConferenceView[]> ViewsAsync(IReadOnlyList<ConferenceRow> rows, AccountId? viewer, ConferenceSight? sight, CancellationToken cancellation)
    {
        var titles = await TitlesAsync(rows, cancellation);
        Outcome<LinkStanding>? standing = viewer is { } account ? await GrainFactory.UserLink(account).GetStandingAsync(School, cancellation) : null;
        var now = equipment.Time.GetUtcNow();
        return [.. rows.Select(row => View(row, row.Conference with { ChatTitle = titles.GetValueOrDefault(row.Conference.Chat, row.Conference.ChatTitle) }))];

        ConferenceView View(ConferenceRow row, ConferenceState state) => ConferenceReading.View(
            new ConferenceId(School, row.Id),
            state,
            participants: 0,
            standing is null ? RefusalReason.Unspecified : ConferenceParticipation.WhyNoDoor(state, sight?.PresenceIn(state.Chat), standing, now)?.Reason ?? RefusalReason.Unspecified);
    }

    // Chats are renamed; their registry knows their titles at this moment.
    private async Task<Dictionary<ChatId, string>> TitlesAsync(IReadOnlyList<ConferenceRow> rows, CancellationToken cancellation)
    {
        ChatId[] chats = [.. rows.Select(row => row.Conference.Chat).Distinct()];
        return chats.Length == 0
            ? []
            : (await GrainFactory.ChatRegistry(School).ListAsync(new ChatQuery { Only = chats, Take = chats.Length }, cancellation)).Chats.ToDictionary(chat => chat.Id, chat => chat.Title);
    }
}
