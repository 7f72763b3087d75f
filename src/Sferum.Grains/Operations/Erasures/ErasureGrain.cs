using Microsoft.Extensions.Logging;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Operations.Erasures;

/// <summary>
/// The plumbing of an erasure: one phase after the other, each looked at anew whenever it is woken, so that it can be cut off anywhere. What holds a phase up is shown; what only an operator or the
/// administrator can cure is not waited for, a platform that does not answer is for a day.
/// </summary>
[GrainType(TypeName)]
internal sealed partial class ErasureGrain(
    [PersistentState("erasure", StateStore.Name)] IPersistentState<StoredState<ErasureState>> storage, GrainEquipment equipment, IStoredRows rows, IOwedIndex owed)
    : DurableGrain<ErasureState>(storage, equipment), IErasureGrain
{
    private const string TypeName = "erasure";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(15);

    private ErasureId Id => ErasureId.FromKey(this.GetPrimaryKeyString());

    private RowsOfSchool Rows => field ??= new RowsOfSchool(rows, GrainFactory);

    private PersonErasing Person => field ??= new PersonErasing(GrainFactory, Rows);

    private SchoolErasing School => field ??= new SchoolErasing(GrainFactory, Rows, owed);

    public Task<Outcome<ErasureSnapshot>> GetAsync(CancellationToken cancellation) => Task.FromResult<Outcome<ErasureSnapshot>>(
        State is { } state ? ErasureRules.Snapshot(Id, state) : Refusal.Of(RefusalReason.NotFound, "name"));

    public async Task<Outcome<ErasureSnapshot>> BeginAsync(BeginErasure command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var counts = new ErasureCounts(0, 0);
        var isNew = State is null;
        if (isNew)
        {
            var seen = command.Target.Account is { } account ? await Person.LookAsync(account, cancellation) : await School.LookAsync(command.Target.School!.Value, cancellation);
            var other = await GrainFactory.ErasureClaim(command.Target.Key).ReadAsync();
            if (seen.IsRefused || (other is not null && other != Id))
            {
                return seen.IsRefused ? seen.Refusal : InProgress(command.Target, other!.Value);
            }

            counts = seen.Value;
        }

        var begun = command.ValidateOnly ? ErasureRules.Begin(State, command, counts, Now) : await CommitAsync(key: null, (state, now) => ErasureRules.Begin(state, command, counts, now));
        if (begun.IsRefused)
        {
            return begun.Refusal;
        }

        if (!command.ValidateOnly && await ClaimBrieflyAsync(command.Target) is { } holder && isNew)
        {
            // Another one that began in the same moment has it: this one has never been.
            await rows.DeleteAsync(TypeName, [this.GetPrimaryKeyString()], cancellation);
            DeactivateOnIdle();
            return InProgress(command.Target, holder);
        }

        var snapshot = ErasureRules.Snapshot(Id, begun.Value);
        return command.ValidateOnly ? snapshot with { Stage = ErasureStage.Planned } : snapshot;
    }

    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        if (State is not { } state)
        {
            return WorkStep.Done;
        }

        if (state.Phase >= ErasurePhase.Files)
        {
            return state.Phase == ErasurePhase.Done ? await ForgetItselfAsync(state, cancellation) : await ScrubAsync(cancellation);
        }

        var step = state.Phase == ErasurePhase.Claim
            ? await ClaimAsync(state)
            : state.Target!.Account is { } account ? await Person.TakeAsync(state, account, Now, cancellation) : await School.TakeAsync(state, state.Target.School!.Value, Now, cancellation);
        if (step.Phase == ErasurePhase.Done)
        {
            await NoteAsync((current, now) => ErasureRules.Finished(ErasureRules.Forgetful(current!, now), now));
            return WorkStep.Again;
        }

        return step.Phase == ErasurePhase.Files ? await ForgetTargetAsync(state, cancellation) : await NoteAsync(step);
    }

    private async Task<WorkStep> NoteAsync(ErasureStep step)
    {
        if (step.Phase > State!.Phase)
        {
            LogPhase(Log, Id, step.Phase, step.Left.Count);
            await NoteAsync((state, now) => step.Learnt(ErasureRules.Next(state!, step.Phase, step.Left, now)));
            return WorkStep.Again;
        }

        await NoteAsync((state, _) => ErasureRules.Waiting(state!, step.Left));
        return WorkStep.Later(step.Left.Count > 0 ? LongPause : Pause);
    }

    private static Refusal InProgress(ErasureTarget target, ErasureId other) =>
        Refusal.Of(RefusalReason.ErasureInProgress) with { Subjects = [target.Name], Facts = new Dictionary<string, string> { ["erasure"] = other.Name } };

    // So that from the answer on the target is taken; what fails here is owed. Answers which other one has it.
    private async Task<ErasureId?> ClaimBrieflyAsync(ErasureTarget target)
    {
        try
        {
            if (State is { Phase: ErasurePhase.Claim } state)
            {
                await ClaimAsync(state);
            }

            return await GrainFactory.ErasureClaim(target.Key).ReadAsync() is { } other && other != Id ? other : null;
        }
        catch (SferumFault fault)
        {
            LogNotClaimed(Log, Id, fault);
            return null;
        }
    }

    // Of two that began in the same moment one has nothing to do: were it to wait, it would erase what may have come in again by then.
    private async Task<ErasureStep> ClaimAsync(ErasureState state)
    {
        if (!await GrainFactory.ErasureClaim(state.Target!.Key).ClaimAsync(Id))
        {
            return ErasureStep.To(ErasurePhase.Done);
        }

        if (state.Target.School is { } school)
        {
            await GrainFactory.School(school).BeginErasureAsync();
            return ErasureStep.To(ErasurePhase.Rosters);
        }

        return await Person.ClaimAsync(state.Target.Account!.Value);
    }

    // The claim's key is the target's, and this row's own older form names it: both before the files.
    private async Task<WorkStep> ForgetTargetAsync(ErasureState state, CancellationToken cancellation)
    {
        await Rows.DeleteAsync("erasure-claim", [state.Target!.Key], cancellation);
        await NoteAsync((current, now) => ErasureRules.Forgetful(current!, now));
        return WorkStep.Again;
    }

    private async Task<WorkStep> ScrubAsync(CancellationToken cancellation)
    {
        if (!await rows.ScrubAsync(cancellation))
        {
            return WorkStep.Later(Pause);
        }

        var state = await NoteAsync((current, now) => ErasureRules.Finished(current!, now));
        LogErased(Log, Id, state.LeftoverCount);
        return WorkStep.Again;
    }

    private async Task<WorkStep> ForgetItselfAsync(ErasureState state, CancellationToken cancellation)
    {
        if (Now < state.FinishTime + ErasureState.Kept)
        {
            return WorkStep.Done;
        }

        await rows.DeleteAsync(TypeName, [this.GetPrimaryKeyString()], cancellation);
        DeactivateOnIdle();
        return WorkStep.Done;
    }

    [LoggerMessage(1, LogLevel.Information, "{Erasure} has come to {Phase}; {Left} things stay.")]
    private static partial void LogPhase(ILogger log, ErasureId erasure, ErasurePhase phase, int left);

    [LoggerMessage(2, LogLevel.Information, "{Erasure} is done; {Left} things stay on the Sferum side.")]
    private static partial void LogErased(ILogger log, ErasureId erasure, int left);

    [LoggerMessage(3, LogLevel.Warning, "{Erasure} could not take its target yet.")]
    private static partial void LogNotClaimed(ILogger log, ErasureId erasure, Exception error);
}
