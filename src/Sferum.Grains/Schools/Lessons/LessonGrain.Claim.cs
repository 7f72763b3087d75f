using Microsoft.Extensions.Logging;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>
/// Who is the lesson's online lesson (C14), and that it hears of every change. A claim is taken before its conference is on disk and is never given back in haste: whoever wants a lesson that
/// is taken asks the one that has it whether it is alive.
/// </summary>
internal sealed partial class LessonGrain
{
    // A conference that is not there yet is on its way to the disk, or never comes.
    private static readonly TimeSpan BirthPause = TimeSpan.FromMilliseconds(100);

    private const int BirthLooks = 10;

    private static readonly TimeSpan NewsPause = TimeSpan.FromSeconds(1);

    public async Task<Outcome<LessonSnapshot>> ClaimAsync(ConferenceId conference, bool validateOnly, CancellationToken cancellation)
    {
        var over = "";
        while (true)
        {
            if (State is not { } state)
            {
                return new Refusal(RefusalReason.NotFound) { Subjects = [_id.Name] };
            }

            var claimed = validateOnly
                ? LessonRules.Claim(state, conference.Segment, over, _id, Now)
                : await CommitAsync(key: null, (current, now) => LessonRules.Claim(current!, conference.Segment, over, _id, now));
            if (!claimed.IsRefused)
            {
                return await WithFactsAsync(claimed.Value, cancellation);
            }

            if (claimed.Refusal.Reason != RefusalReason.OnlineLessonExists || State?.Claim is not { } other || !await IsOverAsync(other, cancellation))
            {
                return claimed.Refusal;
            }

            over = other.Conference;
        }
    }

    public async Task ReleaseAsync(ConferenceId conference)
    {
        if (State is not null)
        {
            await NoteAsync((state, _) => LessonRules.Release(state!, conference.Segment));
        }
    }

    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        if (State is not { OwesNews: true, Claim: { } claim } state)
        {
            return WorkStep.Done;
        }

        await NewsToldAsync(state, claim);
        return State.OwesNews ? WorkStep.Later(NewsPause) : WorkStep.Again;
    }

    private async Task<bool> IsOverAsync(LessonClaim claim, CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            var hold = await GrainFactory.LessonFollower(new ConferenceId(_id.School, claim.Conference)).HoldsAsync(_id);
            if (hold != LessonHold.NotThere)
            {
                return hold == LessonHold.Over;
            }

            if (LessonRules.IsForgotten(claim, Now) || look == BirthLooks)
            {
                return LessonRules.IsForgotten(claim, Now);
            }

            await Task.Delay(BirthPause, _time, cancellation);
        }
    }

    // Whoever imports a lesson gets to know what became of its conference. A conference that nobody can read keeps no timetable out: that it has to hear stays owed.
    private async Task<TakenLesson> ToldAsync(long import)
    {
        try
        {
            if (State is { OwesNews: true, Claim: { } claim } state)
            {
                await NewsToldAsync(state, claim);
            }
        }
        catch (SferumFault damaged) when (damaged.Kind == FaultKind.DamagedState)
        {
            LogUnheard(Log, _id, damaged);
        }

        return LessonReadings.Taken(State!, import);
    }

    private async Task NewsToldAsync(LessonState state, LessonClaim claim)
    {
        var effect = await TellAsync(state, claim, validateOnly: false);
        if (effect == LessonEffect.OfAnother || (effect == LessonEffect.NotThere && LessonRules.IsForgotten(claim, Now)))
        {
            await NoteAsync((current, _) => LessonRules.Release(current!, claim.Conference));
        }
        else if (effect != LessonEffect.NotThere)
        {
            await NoteAsync((current, _) => LessonRules.Heard(current!, claim.Conference, state.Version, effect));
            LogHeard(Log, _id, effect);
        }
    }

    private async Task<LessonEffect> TellAsync(LessonState state, LessonClaim claim, bool validateOnly) =>
        await GrainFactory.LessonFollower(new ConferenceId(_id.School, claim.Conference)).FollowAsync(await WithFactsAsync(state, CancellationToken.None), validateOnly);

    [LoggerMessage(1, LogLevel.Information, "The conference of {Lesson} has heard of its change: {Effect}.")]
    private static partial void LogHeard(ILogger logger, LessonId lesson, LessonEffect effect);

    [LoggerMessage(2, LogLevel.Error, "The conference of {Lesson} cannot be read, and so not be told of its change; tried again.")]
    private static partial void LogUnheard(ILogger logger, LessonId lesson, Exception error);
}
