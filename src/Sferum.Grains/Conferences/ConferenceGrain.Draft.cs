using NodaTime;
using Sferum.Grains.Chats;
using Sferum.Grains.Conferences.Drafts;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences;

/// <summary>What a new conference would be (C2-C7). Stores nothing.</summary>
internal sealed partial class ConferenceGrain
{
    public async Task<Outcome<ConferenceDraft>> DraftAsync(DraftConference query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var school = await GrainFactory.School(_id.School).GetAsync(cancellation);
        if (school.IsRefused)
        {
            return Refusal.Of(RefusalReason.NotFound, "parent");
        }

        var lesson = await LessonOfAsync(query, cancellation);
        var chosen = query with { Chat = query.Chat ?? await FittingChatAsync(query, lesson, cancellation) };
        if (await WhyNoChatAsync(chosen, cancellation) is { } unavailable)
        {
            return unavailable;
        }

        var seat = chosen.Chat is { } chat ? (await _neighbours.SeatAsync(chat, cancellation)).Value : null;
        var today = DateOnly.FromDateTime(Instant.FromDateTimeOffset(Now).InZone(DateTimeZoneProviders.Tzdb[school.Value.TimeZone]).ToDateTimeUnspecified());
        var draft = DraftRules.Draft(chosen, seat, lesson, school.Value.TimeZone, today);
        return draft.IsRefused || seat is null ? draft : await WithChatAsync(draft.Value, seat, lesson, cancellation);
    }

    private async Task<LessonSnapshot?> LessonOfAsync(DraftConference query, CancellationToken cancellation) =>
        query.Lesson is { } lesson && lesson.School == _id.School ? (await GrainFactory.Lesson(lesson).GetAsync(cancellation)).Value : null;

    // Of several that fit, people choose.
    private async Task<ChatId?> FittingChatAsync(DraftConference query, LessonSnapshot? lesson, CancellationToken cancellation) =>
        lesson is null || query.Type != ConferenceType.OnlineLesson ? null : (await GrainFactory.Lesson(lesson.Id).ChooseChatAsync(query.Actor, cancellation)).Value?.Chat;

    private async Task<Refusal?> WhyNoChatAsync(DraftConference query, CancellationToken cancellation)
    {
        if (query.Chat is not { } chat)
        {
            return null;
        }

        var seat = chat.School == _id.School ? await _neighbours.SeatAsync(chat, cancellation) : Refusal.Of(RefusalReason.NotFound);
        if (seat.IsRefused)
        {
            return new Refusal(RefusalReason.NotFound) { Field = "chat", Subjects = [chat.Name] };
        }

        return query.Actor is { } actor && (await GrainFactory.Chat(chat).GetSeatAsync(actor, cancellation)).Value is not { IsMember: true }
            ? Refusal.Of(RefusalReason.ChatNotAvailable, "acting_account")
            : null;
    }

    // As of a conference that follows the chat and has nobody by hand.
    private async Task<ConferenceDraft> WithChatAsync(ConferenceDraft draft, ChatSeat seat, LessonSnapshot? lesson, CancellationToken cancellation)
    {
        var plan = LessonTerms.Of(DraftRules.Planned(draft, seat, Now), lesson);
        return draft with
        {
            ParticipantCount = (await _neighbours.CrowdAsync(plan, cancellation)).Count(plan),
            Overlaps = draft.StartTime is null ? [] : (await CheckedAsync(plan, await OverlapPolicyAsync(cancellation))).Overlaps,
        };
    }
}
