using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Imports;

/// <summary>
/// Tells everybody what a run changes: first the links, so that chats find the roles of those who come; then the school, groups and classes, and waits until their chats have
/// taken it; the people index last, since it is what the next comparison begins from. May be cut off anywhere and begun again.
/// </summary>
internal sealed class RosterRollForward(IGrainFactory grains, SchoolId school)
{
    private const int CallsAtOnce = 64;

    /// <summary>Tells; answers whether all chats have taken it.</summary>
    public async Task<bool> TellAsync(RosterPlan plan, SchoolRoster? facts, CancellationToken cancellation)
    {
        await FanOut.ForEachAsync(plan.Roles, CallsAtOnce, r => grains.UserLink(r.Account).SetRolesAsync(r.Roles), cancellation);
        if (facts is not null)
        {
            await grains.School(school).ApplyRosterAsync(facts);
        }

        await FanOut.ForEachAsync(plan.Groups, CallsAtOnce, g => grains.SubjectGroup(g.Group).ApplyRosterAsync(g.Roster), cancellation);
        await FanOut.ForEachAsync(plan.Classes, CallsAtOnce, c => grains.SchoolClass(c.Class).ApplyRosterAsync(c.Roster), cancellation);
        if (!await SettleAsync(plan, cancellation))
        {
            return false;
        }

        await grains.PeopleIndex(school).ChangeAsync(plan.People);
        return true;
    }

    private async Task<bool> SettleAsync(RosterPlan plan, CancellationToken cancellation)
    {
        var unsettled = await grains.School(school).SettleAsync(cancellation) ? 0 : 1;
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
