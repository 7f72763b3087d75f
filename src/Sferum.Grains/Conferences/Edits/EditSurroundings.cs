using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Conferences.Edits;

/// <summary>What an edit reads of other grains; nothing of it is kept.</summary>
internal sealed class EditSurroundings(IGrainFactory grains, SchoolId id, ConferenceNeighbours neighbours)
{
    /// <summary>What an update has to know; refused when there is no such chat, or the actor may not.</summary>
    public async Task<Outcome<EditFacts>> OfAsync(ConferenceState state, UpdateConference command, CancellationToken cancellation)
    {
        var chat = command.Fields.HasFlag(ConferenceFields.Chat) ? command.Chat : state.Chat;
        var school = grains.School(id).GetAsync(cancellation);
        var seat = neighbours.SeatOfSchoolAsync(chat, cancellation);
        var people = grains.PeopleIndex(id).GetAsync(command.AddParticipants, cancellation);
        var members = command.AddParticipants.Count + command.RemoveParticipants.Count == 0 ? ConferenceNeighbours.NoMembers : neighbours.MembersAsync(chat, cancellation);
        await Task.WhenAll(school, seat, people, members);
        var (schoolFound, seatFound) = (await school, await seat);
        if (schoolFound.IsRefused || seatFound.IsRefused)
        {
            return schoolFound.IsRefused ? schoolFound.Refusal : seatFound.Refusal!;
        }

        return await WhyMayNotAsync(schoolFound.Value.Settings, state.Chat, chat, command.Actor, cancellation) is { } forbidden
            ? forbidden
            : new EditFacts(
                new ConferenceSurroundings(schoolFound.Value, seatFound.Value, (await people).DistinctBy(person => person.Account).ToDictionary(person => person.Account)),
                await members);
    }

    /// <summary>Why the actor may not end, change or delete a conference of a chat; null when it may.</summary>
    public async Task<Refusal?> WhyMayNotAsync(ChatId chat, AccountId? actor, CancellationToken cancellation)
    {
        var school = await grains.School(id).GetAsync(cancellation);
        return school.IsRefused ? school.Refusal : await WhyMayNotAsync(school.Value.Settings, chat, chat, actor, cancellation);
    }

    // Whoever moves a conference to another chat plans one there.
    private async Task<Refusal?> WhyMayNotAsync(SchoolSettings settings, ChatId from, ChatId to, AccountId? actor, CancellationToken cancellation)
    {
        if (actor is not { } account)
        {
            return ActorRules.WhyNobody(settings);
        }

        return ActorRules.WhyMayNotEdit(settings, await neighbours.WhoIsAsync(from, account, cancellation))
            ?? (from == to ? null : ActorRules.WhyMayNotPlan(settings, await neighbours.WhoIsAsync(to, account, cancellation)));
    }
}
