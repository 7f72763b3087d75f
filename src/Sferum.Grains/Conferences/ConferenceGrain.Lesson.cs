using Microsoft.Extensions.Logging;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences;

/// <summary>A conference and its lesson (C5): it claims the lesson before it is on disk, and hears of every change of it from then on.</summary>
internal sealed partial class ConferenceGrain : ILessonFollowerGrain
{
    public async Task<LessonEffect> FollowAsync(LessonSnapshot lesson, bool validateOnly)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        if (State is not { } state)
        {
            return LessonEffect.NotThere;
        }

        if (state.DeletedAt is not null)
        {
            return LessonEffect.OfAnother;
        }

        var school = await GrainFactory.School(_id.School).GetAsync(CancellationToken.None);
        var zone = school.Value?.TimeZone ?? "Etc/UTC";
        if (validateOnly)
        {
            return LessonFollowing.Follow(state, lesson, zone, Now).Effect;
        }

        var effect = LessonEffect.None;
        var after = await NoteAsync((current, now) =>
        {
            (var next, effect) = LessonFollowing.Follow(current!, lesson, zone, now);
            return next;
        });
        await FollowedAsync(after, effect);
        return effect;
    }

    public Task<LessonHold> HoldsAsync(LessonId lesson) => Task.FromResult(State switch
    {
        null => LessonHold.NotThere,
        { DeletedAt: null } state when state.Lesson == lesson && !ConferenceMoves.IsOver(state.Stage) => LessonHold.Live,
        _ => LessonHold.Over,
    });

    // On the lesson as it is; one that is to be kept claims it, and is planned on the lesson that it got.
    private async Task<Outcome<ConferenceState>> PlanAsync(CreateConference command, ConferenceSurroundings around, CancellationToken cancellation)
    {
        if (command.Lesson is not { } lesson || lesson.School != _id.School)
        {
            return ConferenceRules.Plan(command, around, Now);
        }

        var known = await GrainFactory.Lesson(lesson).GetAsync(cancellation);
        var plan = ConferenceRules.Plan(command, around with { Lesson = known.Value }, Now);
        return plan.IsRefused ? plan : await ClaimedAsync(lesson, terms => ConferenceRules.Plan(command, around with { Lesson = terms }, Now), command.ValidateOnly, cancellation);
    }

    private async Task<Outcome<ConferenceState>> ClaimedAsync(
        LessonId lesson, Func<LessonSnapshot, Outcome<ConferenceState>> decide, bool validateOnly, CancellationToken cancellation)
    {
        var terms = await GrainFactory.LessonPlan(lesson).ClaimAsync(_id, validateOnly, cancellation);
        if (terms.IsRefused)
        {
            return terms.Refusal;
        }

        var decided = decide(terms.Value);
        if (decided.IsRefused && !validateOnly)
        {
            await GrainFactory.LessonPlan(lesson).ReleaseAsync(_id);
        }

        return decided;
    }

    private async Task FollowedAsync(ConferenceState state, LessonEffect effect)
    {
        LogFollowed(Log, _id, effect);
        if (effect == LessonEffect.Moved)
        {
            RingWhenNear(state);
        }

        if (effect is LessonEffect.Moved or LessonEffect.Cancelled)
        {
            await ShownAsync(state);
        }
    }

    // An edit that names another lesson claims that one; the old one finds out by itself that it is free.
    private async Task<Outcome<EditFacts>> WithLessonAsync(ConferenceState state, UpdateConference command, EditFacts facts, CancellationToken cancellation)
    {
        var meant = command.Fields.HasFlag(ConferenceFields.Lesson) ? command.Lesson : state.Lesson;
        if (meant is not { } lesson || lesson.School != _id.School)
        {
            return facts;
        }

        var known = facts.With((await GrainFactory.Lesson(lesson).GetAsync(cancellation)).Value);
        if (lesson == state.Lesson || ConferenceEditRules.Update(state, command, known, Now).IsRefused)
        {
            return known;
        }

        var terms = await GrainFactory.LessonPlan(lesson).ClaimAsync(_id, command.ValidateOnly, cancellation);
        return terms.IsRefused ? terms.Refusal : known.With(terms.Value);
    }

    // A claim that came to nothing.
    private Task ReleaseAsync(UpdateConference command) =>
        ReleaseAsync(!command.ValidateOnly && command.Fields.HasFlag(ConferenceFields.Lesson) && command.Lesson != State?.Lesson ? command.Lesson : null);

    private async Task ReleaseAsync(LessonId? claimed)
    {
        if (claimed is { } lesson && lesson.School == _id.School)
        {
            await GrainFactory.LessonPlan(lesson).ReleaseAsync(_id);
        }
    }

    [LoggerMessage(15, LogLevel.Information, "{Conference} has heard of its lesson: {Effect}.")]
    private static partial void LogFollowed(ILogger logger, ConferenceId conference, LessonEffect effect);
}
