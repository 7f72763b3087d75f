using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.GrpcHost.Conferences;

/// <summary>What «Создать онлайн-урок» asks for.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Chat">The chat; null: the service chooses.</param>
/// <param name="Actor">The teacher at the journal.</param>
/// <param name="Request">The caller's id of it.</param>
internal sealed record OnlineLessonWish(LessonId Lesson, ChatId? Chat, AccountId Actor, RequestKey Request);

/// <summary>
/// «Создать онлайн-урок» (C14): the live one of the lesson, else a new one. Asked from here and not from a grain, since the lesson is claimed by the conference that is made: neither may
/// wait for the other.
/// </summary>
internal sealed class OnlineLessonMaking(IGrainFactory grains, CancellationToken cancellation)
{
    internal async Task<Outcome<ConferenceView>> MakeAsync(OnlineLessonWish wish)
    {
        var known = await grains.Lesson(wish.Lesson).RecallOnlineAsync(wish.Request);
        if (known.IsRefused)
        {
            return known.Refusal;
        }

        var made = new ConferenceId(wish.Lesson.School, MintedId.FromRequest(wish.Lesson.School, "CreateOnlineLesson", wish.Request.Id));
        if (known.Value.Conference is { } first)
        {
            return await LookAsync(first, wish);
        }

        return await LiveAsync(wish, made) is { } live ? await KeptAsync(live, wish) : await CreateAsync(made, wish);
    }

    // Also when it is this request's own: then that is its answer again, by what the conference remembers of it.
    private async Task<ConferenceId?> LiveAsync(OnlineLessonWish wish, ConferenceId made)
    {
        var lesson = await grains.Lesson(wish.Lesson).GetAsync(cancellation);
        if (lesson.Value?.OnlineLesson is not { } claimed || claimed == made)
        {
            return null;
        }

        var conference = (await grains.Conference(claimed).GetAsync(cancellation)).Value;
        return conference is { Stage: not (ConferenceStage.Ended or ConferenceStage.Cancelled or ConferenceStage.Missed) } && conference.Lesson == wish.Lesson ? claimed : null;
    }

    private async Task<Outcome<ConferenceView>> CreateAsync(ConferenceId made, OnlineLessonWish wish)
    {
        var chat = await ChatAsync(made, wish);
        if (chat.IsRefused)
        {
            return chat.Refusal;
        }

        var created = await grains.Conference(made).CreateAsync(Command(wish, chat.Value.Chat), cancellation);
        return created.Refusal is { Reason: RefusalReason.OnlineLessonExists, Subjects: [{ } other, ..] } && ConferenceId.TryParse(other, out var live)
            ? await KeptAsync(live, wish)
            : created;
    }

    // A conference that is there answers whatever chat is named: it knows its own.
    private async Task<Outcome<ChosenChat>> ChatAsync(ConferenceId made, OnlineLessonWish wish)
    {
        if (wish.Chat is { } chosen)
        {
            return new ChosenChat(chosen);
        }

        var there = await grains.Conference(made).GetAsync(cancellation);
        return there.Value is { } conference ? new ChosenChat(conference.Chat) : await grains.Lesson(wish.Lesson).ChooseChatAsync(wish.Actor, cancellation);
    }

    // Another one is the answer, to the same request for good.
    private async Task<Outcome<ConferenceView>> KeptAsync(ConferenceId live, OnlineLessonWish wish)
    {
        var view = await LookAsync(live, wish);
        if (view.IsRefused)
        {
            return view;
        }

        var kept = await grains.Lesson(wish.Lesson).NoteOnlineAsync(wish.Request, live);
        return kept.IsRefused ? kept.Refusal : view;
    }

    private async Task<Outcome<ConferenceView>> LookAsync(ConferenceId conference, OnlineLessonWish wish)
    {
        var view = await grains.Conference(conference).ViewAsync(wish.Actor, cancellation);
        return view.Refusal is { Reason: RefusalReason.NotAParticipant } ? Refusal.Of(RefusalReason.ChatNotAvailable, "acting_account") : view;
    }

    private static CreateConference Command(OnlineLessonWish wish, ChatId chat) => new()
    {
        Request = wish.Request,
        Type = ConferenceType.OnlineLesson,
        Chat = chat,
        Lesson = wish.Lesson,
        MayBeLate = true,
        Actor = wish.Actor,
    };
}
