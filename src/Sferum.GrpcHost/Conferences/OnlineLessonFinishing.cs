using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Schools.Lessons;

namespace Sferum.GrpcHost.Conferences;

/// <summary>
/// «Завершить онлайн-урок» (C14): the lesson remembers which conference a request was meant for before that one is ended, so that the request, when it comes again, finds no later one.
/// </summary>
internal sealed class OnlineLessonFinishing(IGrainFactory grains, CancellationToken cancellation)
{
    internal async Task<Outcome<ConferenceView>> FinishAsync(LessonId lesson, EndConference command)
    {
        var known = await grains.Lesson(lesson).RecallOnlineAsync(command.Request);
        if (known.IsRefused)
        {
            return known.Refusal;
        }

        return known.Value.Conference is { } meant ? await grains.Conference(meant).EndAsync(command, cancellation) : await FirstAsync(lesson, command);
    }

    // What is refused is not remembered, and so is tried before.
    private async Task<Outcome<ConferenceView>> FirstAsync(LessonId lesson, EndConference command)
    {
        var online = await OnlineLessonAsync(lesson);
        if (online.IsRefused)
        {
            return online.Refusal;
        }

        var tried = await grains.Conference(online.Value.Id).EndAsync(command with { ValidateOnly = true }, cancellation);
        var meant = tried.IsRefused ? tried.Refusal : await grains.Lesson(lesson).NoteOnlineAsync(command.Request, online.Value.Id);
        return meant.IsRefused ? meant.Refusal : await grains.Conference(meant.Value.Conference ?? online.Value.Id).EndAsync(command, cancellation);
    }

    /// <summary>The online lesson of a lesson. Refused: NotFound, OnlineLessonNotCreated.</summary>
    internal async Task<Outcome<ConferenceSnapshot>> OnlineLessonAsync(LessonId lesson)
    {
        var found = await grains.Lesson(lesson).GetAsync(cancellation);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        return await new OnlineLessons(grains).ReadAsync(found.Value, cancellation) is { } online
            ? online
            : new Refusal(RefusalReason.OnlineLessonNotCreated) { Field = "lesson", Subjects = [lesson.Name] };
    }
}
