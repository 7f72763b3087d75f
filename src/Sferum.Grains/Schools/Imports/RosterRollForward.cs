using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Profiles;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Structure;

namespace Sferum.Grains.Schools.Imports;

/// <summary>
/// Tells everybody what a run changes: first the links, so that chats find the roles of those who come; then the school, groups and classes, and waits until their chats have
/// taken it; the indexes of structure and people last, since they are what the next comparison begins from. May be cut off anywhere and begun again.
/// </summary>
internal sealed class RosterRollForward(IGrainFactory grains, SchoolId school)
{
    private const int CallsAtOnce = 64;

    /// <summary>Tells; answers whether all chats have taken it.</summary>
    public async Task<bool> TellAsync(RosterCarrying run, SchoolRoster? itself, CancellationToken cancellation)
    {
        var plan = run.Plan;
        await FanOut.ForEachAsync(plan.Roles, CallsAtOnce, r => grains.UserLink(r.Account).SetRolesAsync(r.Roles), cancellation);
        if (itself is not null)
        {
            await grains.School(school).ApplyRosterAsync(itself);
        }

        await FanOut.ForEachAsync(plan.Groups, CallsAtOnce, g => grains.SubjectGroup(g.Group).ApplyRosterAsync(g.Roster), cancellation);
        await FanOut.ForEachAsync(plan.Classes, CallsAtOnce, c => grains.SchoolClass(c.Class).ApplyRosterAsync(c.Roster), cancellation);
        if (!await SettleAsync(plan, itself is not null, cancellation))
        {
            return false;
        }

        await WriteAsync(run.Before, run.Delta);
        return true;
    }

    private async Task WriteAsync(RosterPicture before, RosterDelta delta)
    {
        var structure = new StructureRows(delta.Classes, delta.Groups);
        if (GroupsChangeRules.Concerns(before, structure))
        {
            await grains.School(school).NoteGroupsAsync(made: false);
            await grains.StructureRows(school).ChangeAsync(structure);
            await grains.School(school).NoteGroupsAsync(made: true);
        }
        else if (!structure.IsEmpty)
        {
            await grains.StructureRows(school).ChangeAsync(structure);
        }

        if (delta.People.Length + delta.Removed.Length > 0)
        {
            await grains.PeopleIndex(school).ChangeAsync(new PeopleChange(delta.People, delta.Removed));
        }
    }

    private async Task<bool> SettleAsync(RosterPlan plan, bool itself, CancellationToken cancellation)
    {
        var unsettled = !itself || await grains.School(school).SettleAsync(cancellation) ? 0 : 1;
        await FanOut.ForEachAsync(plan.Classes, CallsAtOnce, c => CountAsync(grains.SchoolClass(c.Class).SettleAsync(cancellation)), cancellation);
        await FanOut.ForEachAsync(plan.Groups, CallsAtOnce, g => CountAsync(grains.SubjectGroup(g.Group).SettleAsync(cancellation)), cancellation);
        return unsettled == 0;

        async Task CountAsync(Task<bool> settling)
        {
            if (!await settling)
            {
                Interlocked.Increment(ref unsettled);
            }
        }
    }
}
