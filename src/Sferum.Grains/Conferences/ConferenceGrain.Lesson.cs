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
        var chat = state.Chat;
        var seat = (await _neighbours.SeatAsync(chat, CancellationToken.None)).Value;
        if (validateOnly)
        {
            return LessonFollowing.Follow(state, lesson, seat, zone, Now).Effect;
        }

        var effect = LessonEffect.None;
        var after = await NoteAsync((current, now) =>
        {
            (var next, effect) = LessonFollowing.Follow(current!, lesson, current!.Chat == chat ? seat : null, zone, now);
            return next;
        });
        await FollowedAsync(after, effect);
        return effect;
    }

    public async Task HearOfGroupAsync()
    {
        if (State is { } state && await NamedAsync(state) is var named && named != state)
        {
            await ShownAsync(named);
        }

        RestWhenFar();
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

    // As the group of its lesson is now.
    private async Task<ConferenceState> NamedAsync(ConferenceState state)
    {
        if (!GroupNaming.Follows(state, Now) || await NamingPlanAsync(state) is not { } plan)
        {
            return state;
        }

        var found = await GrainFactory.StructureIndex(_id.School).FindGroupsAsync([new GroupId(_id.School, plan.Group)], CancellationToken.None);
        return await NoteAsync((current, now) => current!.Lesson == state.Lesson && current.LessonVersion == state.LessonVersion
            ? GroupNaming.Named(current, plan, found.Count > 0 ? found[0] : null, now)
            : current);
    }

    // Of one that was planned before plans were kept, the lesson as it is; unless there is news of it, which brings the names too.
    private async Task<LessonPlan?> NamingPlanAsync(ConferenceState state) => state.LessonPlan
        ?? (await GrainFactory.LessonPlan(state.Lesson!.Value).ReadAsync() is { } lesson && lesson.Version == state.LessonVersion ? lesson.Plan : null);

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
