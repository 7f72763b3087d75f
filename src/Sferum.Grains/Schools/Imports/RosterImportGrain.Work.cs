using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Imports;

/// <summary>What the imports owe: to carry out what was accepted, in order, and to clear up behind it.</summary>
internal sealed partial class RosterImportGrain
{
    private static readonly TimeSpan SettlePause = TimeSpan.FromSeconds(1);

    protected override Task<WorkStep> WorkAsync(CancellationToken cancellation) => State switch
    {
        null => Task.FromResult(WorkStep.Done),
        { IsOld: true } => AgainAsync(() => Task.FromResult(true)),
        { Steps.Length: > 0 } state => RunAsync(state, cancellation),
        { Laying: not null } when !_accepting => StepAsync(RosterImportRules.Abandon),
        { Leftovers: [var range, ..] } => AgainAsync(() => ClearAsync(range, cancellation)),
        { } state when ChangeLogRules.IsFull(state) => LogPartAsync(state),
        { } state when RosterPlanKeeping.FirstToGo(state) <= Now => AgainAsync(ExpireAsync),
        _ => Task.FromResult(WorkStep.Done),
    };

    // All steps that wait are carried out together, under the number of the last.
    private async Task<WorkStep> RunAsync(RosterImportState state, CancellationToken cancellation)
    {
        try
        {
            var rows = await Task.WhenAll(state.Steps.Select(ReadAsync));
            var before = _known ??= await ReadKnownAsync(state, cancellation);
            var run = RosterCarrying.Of(School, before, state.Steps, rows);
            if (!await new RosterRollForward(grains, School).TellAsync(run, await SchoolRosterAsync(run, cancellation), cancellation))
            {
                ImportMetrics.Waited();
                LogWaiting(Log, School, run.Version);
                return WorkStep.Later(SettlePause);
            }

            await NoteAsync((now, at) => RosterImportRules.Finish(now!, state.Steps.Length, rows.SelectMany(r => r).SelectMany(r => r.Done), at));
            _known = run.After;
            ImportMetrics.CarriedOut();
            LogApplied(Log, School, run.Version, run.Plan.Roles.Count, run.Plan.Classes.Count, run.Plan.Groups.Count);
            _settling.Noted();
            return WorkStep.Again;
        }
        catch
        {
            _known = null;
            throw;
        }
    }

    // The school itself is left alone when it has nothing to learn.
    private async Task<SchoolRoster?> SchoolRosterAsync(RosterCarrying run, CancellationToken cancellation)
    {
        var school = (await grains.School(School).GetAsync(cancellation)).Value;
        return run.SaysNothingNewTo(school) ? null : run.SchoolRoster();
    }

    // Parts are cleared in a turn: whoever reads what was accepted reads it to the end.
    private async Task<bool> ClearAsync(PartRange range, CancellationToken cancellation)
    {
        await Staging.ClearAsync(range, cancellation);
        await NoteAsync((state, _) => RosterImportRules.Cleared(state!, range));
        return true;
    }

    private async Task<bool> ExpireAsync()
    {
        await NoteAsync((state, now) => RosterPlanKeeping.Expire(state!, now));
        return true;
    }

    private async Task<WorkStep> LogPartAsync(RosterImportState state)
    {
        var number = state.Logged + 1;
        var part = new RosterRows { Done = state.Recent[..ChangeLogRules.PerPart] };
        if (!await grains.RosterPart(School, ChangeLogRules.Slot, ChangeLogRules.PlaceOf(number)).WriteAsync(number, part))
        {
            throw new SferumFault(FaultKind.Unavailable);
        }

        return await StepAsync(ChangeLogRules.Logged);
    }

    private async Task<WorkStep> AgainAsync(Func<Task<bool>> work)
    {
        await InTurnAsync(work);
        return WorkStep.Again;
    }

    private async Task<WorkStep> StepAsync(Func<RosterImportState, RosterImportState> next)
    {
        await NoteAsync((state, _) => next(state!));
        return WorkStep.Again;
    }
}
