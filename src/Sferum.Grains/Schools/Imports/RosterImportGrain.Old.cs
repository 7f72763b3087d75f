using Sferum.Grains.Names;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Structure;

namespace Sferum.Grains.Schools.Imports;

/// <summary>Brings what an earlier version left into the form of this one, step by step; may be cut off anywhere and begun again.</summary>
internal sealed partial class RosterImportGrain
{
    private async Task BringForwardAsync()
    {
        while (State is { IsOld: true } state)
        {
            await (state switch
            {
                { Applied: { } applied } => BringStructureAsync(applied),
                { Accepted: [var roster, ..] } => BringRosterAsync(roster),
                _ => BringNewsAsync(),
            });
        }
    }

    // Its people are in the people index already.
    private async Task BringStructureAsync(AppliedRoster applied)
    {
        var parts = await Staging.ReadAsync(applied.Parts.StructureParts);
        await grains.StructureRows(School).ChangeAsync(new StructureRows(
            [.. parts.SelectMany(p => p.Classes).Select(c => new ClassRow(c, Closed: false))],
            [.. parts.SelectMany(p => p.Groups).Select(g => new GroupRow(RosterPictures.Ordered(g), Closed: false))]));
        await NoteAsync((state, _) => OldRosterRules.Brought(state!, applied));
    }

    private async Task BringRosterAsync(AcceptedRoster accepted)
    {
        var roster = RosterParting.Join(accepted.Facts, await Staging.ReadAsync(accepted.Parts.AllParts));
        var before = await FutureAsync(CancellationToken.None);
        var after = RosterPictures.Of(before, roster, OldRosterRules.AdministratorOf(State!, accepted));
        var laid = await StageAsync(RosterParting.Of(RosterDelta.Between(before, after)), [], [], CancellationToken.None);
        await NoteAsync((state, now) => OldRosterRules.Brought(state!, accepted, laid, after, now));
        _future = after;
    }

    private async Task BringNewsAsync()
    {
        var school = (await grains.School(School).GetAsync(CancellationToken.None)).Value;
        if (school is not null && State!.News > State.NewsDone)
        {
            await TakeNewsAsync(SchoolNewsRules.NewsOf(school));
        }

        await NoteAsync((state, _) => OldRosterRules.Ended(state!));
    }
}
