using Sferum.Grains.Names;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Rosters.Events;

namespace Sferum.Grains.Schools.Imports;

/// <summary>What erasures ask of a school's imports: a step like any other, that nobody can refuse.</summary>
internal sealed partial class RosterImportGrain
{
    public async Task<bool> ForgetPersonAsync(AccountId account)
    {
        if (State is null)
        {
            return true;
        }

        await InTurnAsync(() => ForgetInTurnAsync(account));
        await WakeAsync();
        return State is { Steps: [], Leftovers: [], Laying: null };
    }

    private async Task<bool> ForgetInTurnAsync(AccountId account)
    {
        if (State is { HasRoster: true })
        {
            var before = await FutureAsync(CancellationToken.None);
            var after = PersonErasure.Of(before with { Trail = RosterTrail.None }, account);
            if (!after.Trail.IsEmpty)
            {
                await TakeErasureAsync(before, after);
            }
        }

        await NoteAsync((state, _) => ImportForgetting.Without(state!, account));
        return true;
    }

    private async Task TakeErasureAsync(RosterPicture before, RosterPicture after)
    {
        var delta = RosterDelta.OfTrail(before, after);
        var step = await ChangeStepAsync(delta, [], CancellationToken.None) with { Administrator = after.Administrator, SubjectChats = after.SubjectChats, Edits = State!.Edits };
        var overtakes = State.Withheld is { } withheld && Overtaking.Of(before, RosterParting.Delta(await Staging.ReadAsync(withheld.Parts)), delta, after.Administrator);
        await NoteAsync((state, at) => RosterImportRules.Take(state, step, overtakes, at));
        _future = after with { Trail = RosterTrail.None };
    }
}
