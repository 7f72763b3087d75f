using System.Globalization;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Chats;

/// <summary>
/// Comparisons with the Sferum side. One that somebody waits for is made by the worker too, between two of its steps: read while a change is under way, it would find differences that
/// are none.
/// </summary>
internal sealed partial class ChatGrain
{
    private readonly Queue<DriftCheck> _checks = new();
    private int _findingsFailures;
    private DateTimeOffset _findingsNotBefore;

    public async Task<Outcome<IReadOnlyList<DriftFinding>>> CheckDriftAsync(CheckDrift command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Answer<string>(static _ => "") is { IsRefused: true, Refusal: var unknown })
        {
            return unknown;
        }

        var known = await CommitAsync(command.Request, static (_, _) => new Outcome<Decision<ChatState>> { Refusal = Refusal.Of(RefusalReason.NotFound) });
        if (!known.IsRefused)
        {
            return await FindingsOfAsync(known.Value);
        }

        if (known.Refusal.Reason != RefusalReason.NotFound)
        {
            return known.Refusal;
        }

        var check = new DriftCheck(command);
        Enqueue(check);
        return await check.Answer.Task.WaitAsync(cancellation);
    }

    public Task WishComparisonAsync(DriftWish wish) =>
        State is null ? Task.CompletedTask : NoteAsync((state, now) => Planned(DriftRules.Wished(state!, wish), now));

    public Task<ChatSync?> ReadSyncAsync() => Task.FromResult(State is { Facts.Life: not ChatLife.Deleted } state ? ChatSyncs.Of(state, OwedFrom <= Now ? OwedFrom : null) : null);

    private ChatState Planned(ChatState state, DateTimeOffset now) => DriftSchedule.Planned(state, _id, _driftPeriod, now);

    private async Task<StrangerPolicy> StrangerPolicyAsync(CancellationToken cancellation) =>
        (await GrainFactory.School(_id.School).GetAsync(cancellation)).Value?.Settings.StrangerPolicy ?? StrangerPolicy.Remove;

    private void Enqueue(DriftCheck check)
    {
        _checks.Enqueue(check);
        Wake();
    }

    private async Task AnswerAsync(DriftCheck check, CancellationToken cancellation)
    {
        try
        {
            var found = await CheckedAsync(check.Command, cancellation);
            await ListOwedFindingsAsync();
            check.Answer.TrySetResult(found);
        }
        catch (Exception error)
        {
            check.Answer.TrySetException(error);
        }
    }

    private async Task<Outcome<IReadOnlyList<DriftFinding>>> CheckedAsync(CheckDrift command, CancellationToken cancellation)
    {
        if ((State!.Facts.Life == ChatLife.Open || DriftSchedule.IsComparable(State)) && ChatDriver.TroubleOf(State) != PlatformTrouble.None)
        {
            return Refusal.Of(RefusalReason.AdministratorNotLinked);
        }

        // Not made there, or closed for so long that its members leave: there is nothing to compare.
        if (!DriftSchedule.IsComparable(State))
        {
            return await NoteCheckAsync(command, static (state, _) => state);
        }

        var step = new CompareStep(ChatDriver.AccountOf(State!)!.Value, State!.There.Chat!, command.Repair)
        {
            IsAwaited = true,
            Strangers = await StrangerPolicyAsync(cancellation),
        };
        return await CheckedAsync(command, step, cancellation);
    }

    private async Task<Outcome<IReadOnlyList<DriftFinding>>> CheckedAsync(CheckDrift command, CompareStep step, CancellationToken cancellation)
    {
        var before = _insight;
        _insight = command.Repair ? default : before;
        var (calls, answer) = await ExecuteAsync(step, cancellation);
        var verdict = step.Weigh(calls, answer);
        if (!DriftReading.Of(answer.Results).IsConclusive)
        {
            return DriftTroubles.Of(verdict.Trouble);
        }

        _insight = before.After(step, answer.Results, verdict);
        var found = await NoteCheckAsync(command, (state, now) => Planned(ChatAnswers.Noted(state, step, answer.Results, verdict, now), now));
        DriftMetrics.Compared(found.Value ?? []);
        return found;
    }

    private async Task<Outcome<IReadOnlyList<DriftFinding>>> NoteCheckAsync(CheckDrift command, Func<ChatState, DateTimeOffset, ChatState> next)
    {
        var outcome = await CommitAsync(command.Request, (state, now) =>
            new Outcome<Decision<ChatState>> { Value = new(ChatRules.Settled(state, next(state!, now)), now.UtcTicks.ToString(CultureInfo.InvariantCulture)) });
        return outcome.IsRefused ? outcome.Refusal : await FindingsOfAsync(outcome.Value);
    }

    // What was answered is found by its time: in the row, or, when the list has it, there.
    private async Task<Outcome<IReadOnlyList<DriftFinding>>> FindingsOfAsync(Committed<ChatState> committed)
    {
        if (!long.TryParse(committed.Memo, CultureInfo.InvariantCulture, out var ticks))
        {
            // The id was used for another change of this chat.
            return Refusal.Of(RefusalReason.RequestIdReused, "request_id");
        }

        var time = new DateTimeOffset(ticks, TimeSpan.Zero);
        DriftFinding[] own = [.. DriftRules.DriftOf(committed.State).Unlisted.Where(finding => finding.FindTime == time)];
        return own.Length > 0 || !committed.Repeated ? own : [.. await GrainFactory.DriftSegment(_id).FindAsync(_id, time)];
    }

    // True when there was something to tell, so that the next look starts anew.
    private async Task<bool> ListOwedFindingsAsync()
    {
        if (DriftReport.Of(State!, _id) is not { } report || Now < _findingsNotBefore)
        {
            return false;
        }

        try
        {
            await GrainFactory.DriftSegment(_id).PutAsync(report);
            await NoteAsync((state, _) => DriftRules.Listed(state!, report));
            _findingsFailures = 0;
            return true;
        }
        catch (Exception error)
        {
            LogFindingsNotListed(_id, error);
            _findingsNotBefore = Now + BackOff.After(++_findingsFailures, Random.Shared.NextDouble());
            return false;
        }
    }

    private sealed class DriftCheck(CheckDrift command)
    {
        public CheckDrift Command { get; } = command;

        public TaskCompletionSource<Outcome<IReadOnlyList<DriftFinding>>> Answer { get; } = new();
    }
}
