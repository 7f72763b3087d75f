using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Chats.Reconciliation.Closing;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Chats;

/// <summary>The work on the Sferum side: one step after the other, each through the driver's lane, each noted before the next.</summary>
internal sealed partial class ChatGrain
{
    // Failures in a row that a pause does not cure are shown.
    private const int ShownFailures = 3;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);

    private ChatInsight _insight;
    private int _sferumFailures;
    private DateTimeOffset _sferumNotBefore;

    private async Task<WorkStep> SferumStepAsync(CancellationToken cancellation)
    {
        if (_checks.TryDequeue(out var check))
        {
            await AnswerAsync(check, cancellation);
            return WorkStep.Again;
        }

        var step = ChatPlan.Next(State!, _insight, Now);
        if (step is RestStep || Now < _sferumNotBefore)
        {
            return Rest(step);
        }

        try
        {
            await TakeAsync(step, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // Nobody knows what the lane did.
            LogStepFailed(_id, step.GetType().Name, error);
            _insight = default;
            Pause(said: null);
        }

        return WorkStep.Again;
    }

    private Task TakeAsync(ChatStep step, CancellationToken cancellation) => step switch
    {
        LaneStep lane => CallAsync(lane, cancellation),
        NoteStep note => NoteStepAsync(note),
        _ => AskSchoolAsync(cancellation),
    };

    private async Task NoteStepAsync(NoteStep step)
    {
        var attempt = State!.There.Attempt;
        var state = await NoteChatAsync((state, now) => step.Noted(state, _id, now));
        _insight = step.Known(_insight, attempt, state.There);
    }

    // A school that nobody knows has the settings that nobody set.
    private async Task AskSchoolAsync(CancellationToken cancellation)
    {
        var school = await GrainFactory.School(_id.School).GetAsync(cancellation);
        var settings = school.Value?.Settings ?? new SchoolSettings();
        await NoteChatAsync((state, now) => RetentionRules.Told(state, settings.ClosedClassRetentionDays, now));
    }

    private async Task CallAsync(LaneStep step, CancellationToken cancellation)
    {
        // While it is under way nobody knows what is there: a failure on the way must not leave the old certainty.
        var (planned, before) = (State!, _insight);
        _insight = default;
        step = step is CompareStep compare ? compare with { Strangers = await StrangerPolicyAsync(cancellation) } : step;
        var (calls, answer) = await ExecuteAsync(step, cancellation);
        var verdict = step.Weigh(calls, answer);
        _insight = before.After(step, answer.Results, verdict);
        Pace(verdict);
        var noted = await NoteChatAsync((state, now) => Shown(ChatRules.Woken(planned, ChatAnswers.Noted(state, step, answer.Results, verdict, now))));
        if (step is CompareStep && DriftReading.Of(answer.Results).IsConclusive)
        {
            DriftMetrics.Compared(DriftRules.DriftOf(noted).Unlisted.Except(DriftRules.DriftOf(planned).Unlisted));
        }
    }

    private async Task<(IReadOnlyList<PlatformCall> Calls, LaneAnswer Answer)> ExecuteAsync(LaneStep step, CancellationToken cancellation)
    {
        var first = await ExecuteAsync(step, step.Driver, step.Calls, cancellation);
        if (step.Then(first.Results[0]) is not { } more)
        {
            return (step.Calls, first);
        }

        var others = await ExecuteAsync(step, more.Driver, more.Calls, cancellation);
        return ([.. step.Calls, .. more.Calls], others with { Results = [.. first.Results, .. others.Results] });
    }

    private Task<LaneAnswer> ExecuteAsync(LaneStep step, AccountId driver, IReadOnlyList<PlatformCall> calls, CancellationToken cancellation) =>
        GrainFactory.Lane(driver).ExecuteAsync(new LaneWork(step.Priority, _id.School.Key, calls), cancellation);

    private Task<ChatState> NoteChatAsync(Func<ChatState, DateTimeOffset, ChatState> next) =>
        NoteAsync((state, now) => ChatRules.Settled(state, Planned(next(state!, now), now)));

    private ChatState Shown(ChatState state) => _sferumFailures >= ShownFailures ? ChatOutcomes.Unreachable(state) : state;

    private void Pace(ChatVerdict verdict)
    {
        if (verdict.Progress)
        {
            _sferumFailures = 0;
        }
        else if (verdict.Trouble == PlatformTrouble.None && !verdict.Lost && !verdict.IsAside)
        {
            Pause(verdict.RetryAfter);
        }
    }

    private void Pause(TimeSpan? said)
    {
        var own = BackOff.After(++_sferumFailures, Random.Shared.NextDouble());
        _sferumNotBefore = Now + (said > TimeSpan.Zero ? said.Value : own);
    }

    // Until the first of what was put off is due.
    private WorkStep Rest(ChatStep step)
    {
        var now = Now;
        DateTimeOffset?[] moments =
        [
            step is RestStep ? ChatOwing.ToSferum(State!).From : _sferumNotBefore,
            step is RestStep ? DriftSchedule.Owing(State!).From : null,
            ChatOwing.OwesFindings(State!) ? _findingsNotBefore : null,
            ChatOwing.OwesRow(State!) ? _pushNotBefore : null,
            ChatOwing.OwesLinks(State!) ? _linksNotBefore : null,
            ChatOwing.OwesAttachment(State!) ? _sourceNotBefore : null,
            State!.CallsOff ? _callOffNotBefore : null,
        ];
        return moments.Min() is { } moment ? WorkStep.Later(moment - now > ShortestPause ? moment - now : ShortestPause) : WorkStep.Done;
    }
}
