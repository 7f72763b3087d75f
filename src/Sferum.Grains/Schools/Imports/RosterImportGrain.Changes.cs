using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Rosters.Events;

namespace Sferum.Grains.Schools.Imports;

/// <summary>How changes are taken, and the approval of removals.</summary>
internal sealed partial class RosterImportGrain
{
    public async Task<Outcome<IReadOnlyList<RosterChangeOutcome>>> ApplyChangesAsync(ApplyRosterChanges command, CancellationToken cancellation)
    {
        if (_importing)
        {
            return Refusal.Of(RefusalReason.ImportInProgress);
        }

        var decided = await InTurnAsync(() => DecideAsync(command, cancellation));
        if (!decided.IsRefused)
        {
            await WakeAsync();
            var version = State?.Counter ?? 0;
            await _settling.UntilAsync(() => State?.Steps.All(s => s.Version > version) != false, command.Patience, cancellation);
        }

        return decided;
    }

    public async Task<Outcome<RosterImportSnapshot>> ApproveAsync(ApproveRemovals command, CancellationToken cancellation)
    {
        if (_importing)
        {
            return Refusal.Of(RefusalReason.ImportInProgress);
        }

        var known = await RecallAsync(command.Request);
        var accepted = known.Refusal?.Reason == RefusalReason.NotFound ? await InTurnAsync(() => ApproveInTurnAsync(command, cancellation)) : known;
        await WakeAsync();
        return await CarriedOutAsync(accepted, command.Patience, cancellation);
    }

    private async Task<Outcome<IReadOnlyList<RosterChangeOutcome>>> DecideAsync(ApplyRosterChanges command, CancellationToken cancellation)
    {
        if ((await grains.School(School).GetAsync(cancellation)).Value is not { } school || State?.HasRoster != true)
        {
            return Refusal.Of(RefusalReason.NotFound, "school");
        }

        if (school.WhyFixed is { } isFixed)
        {
            return isFixed;
        }

        var memory = await ChangesAsync();
        if (memory.Recall(isCall: true, command.Request, Now) == RequestMemory.Reused)
        {
            return Refusal.Of(RefusalReason.RequestIdReused, "request_id");
        }

        await TakeNewsAsync(SchoolNewsRules.NewsOf(school));
        var before = await FutureAsync(cancellation);
        var decided = RosterChangeRules.Decide(School, before, command.Changes, key => memory.Recall(isCall: false, key, Now));
        if (decided.Done.Count > 0)
        {
            await TakeChangesAsync(command, decided, before, cancellation);
        }

        return new Outcome<IReadOnlyList<RosterChangeOutcome>> { Value = decided.Outcomes };
    }

    private async Task TakeChangesAsync(ApplyRosterChanges command, DecidedChanges decided, RosterPicture before, CancellationToken cancellation)
    {
        var delta = RosterDelta.OfTrail(before, decided.After);
        var now = Now;
        DoneChange[] done = [DoneChange.Of(isCall: true, command.Request, now), .. decided.Done.Select(key => DoneChange.Of(isCall: false, key, now))];
        var step = await ChangeStepAsync(delta, done, cancellation) with
        {
            Administrator = decided.After.Administrator,
            SubjectChats = decided.After.SubjectChats,
            SchoolIsTold = decided.After.Trail.Administrator,
            Edits = State!.Edits,
        };
        var overtakes = State.Withheld is { } withheld && Overtaking.Of(before, RosterParting.Delta(await Staging.ReadAsync(withheld.Parts)), delta, decided.After.Administrator);
        var state = await NoteAsync((state, at) => RosterImportRules.Take(state, step, overtakes, at));
        _future = decided.After with { Trail = RosterTrail.None };
        (await ChangesAsync()).Remember(done, now);
        ImportMetrics.ChangesAccepted();
        LogChanged(Log, School, state.Counter, decided.Done.Count, command.Changes.Count);
    }

    // What fits into one part stands in the row itself: one write, and nothing to clear up.
    private async Task<RosterStep> ChangeStepAsync(RosterDelta delta, DoneChange[] done, CancellationToken cancellation)
    {
        RosterRows[] parts = [.. RosterParting.Of(delta), .. RosterParting.Of(done)];
        return RosterParting.IsSmall(parts)
            ? new RosterStep { Rows = RosterParting.Whole(delta, done) }
            : new RosterStep { Parts = (await StageAsync(parts, [], [], cancellation))!.RowParts };
    }

    private async Task<Outcome<string>> ApproveInTurnAsync(ApproveRemovals command, CancellationToken cancellation)
    {
        if ((await grains.School(School).GetAsync(cancellation)).Value?.WhyFixed is { } isFixed)
        {
            return isFixed;
        }

        var future = await FutureAsync(cancellation);
        var removals = State?.Withheld is { } withheld && withheld.Import == command.Import ? RosterParting.Delta(await Staging.ReadAsync(withheld.Parts)) : RosterDelta.None;
        var step = new RosterStep { Administrator = future.Administrator, SubjectChats = future.SubjectChats, Edits = State?.Edits ?? 0 };
        var outcome = await CommitAsync(command.Request, (state, now) => RosterImportRules
            .Approve(state, command, step, now)
            .Map(next => new Decision<RosterImportState>(next, command.Import)));
        if (!outcome.IsRefused)
        {
            _future = removals.ApplyTo(future);
            ImportMetrics.ImportAccepted();
            LogAccepted(Log, School, command.Import, outcome.Value.State.Counter);
        }

        return outcome.Refusal is { Reason: RefusalReason.NoRemovalsWithheld } none
            ? none with { Subjects = [new RosterImportId(School, command.Import).Name] }
            : outcome.Map(committed => committed.Memo);
    }
}
