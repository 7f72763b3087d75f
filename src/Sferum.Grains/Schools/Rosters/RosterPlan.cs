using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Everything that has to be told to others so that a school becomes what a roster says.</summary>
internal sealed record RosterPlan
{
    public required IReadOnlyList<(AccountId Account, SchoolRoles Roles)> Roles { get; init; }

    public required IReadOnlyList<(GroupId Group, GroupRoster Roster)> Groups { get; init; }

    public required IReadOnlyList<(ClassId Class, ClassRoster Roster)> Classes { get; init; }

    /// <summary>Compares the school that is with the school that is to be. Pure: the same again after every crash.</summary>
    public static RosterPlan Between(SchoolId school, RosterPicture before, RosterPicture after, long version) => Of(
        school, before, after, RosterReach.All(before, after), version);

    /// <summary>The same, when it is known which rows differ: only what hangs on these is compared.</summary>
    public static RosterPlan Between(SchoolId school, RosterPicture before, RosterPicture after, RosterDelta delta, long version) => Of(
        school, before, after, RosterReach.Of(before, after, delta), version);

    /// <summary>
    /// Everybody whom any of some schools, one after the other, would tell something else, told of the last: a run that was cut off may have told of one in between, also where the last
    /// is again as the first was.
    /// </summary>
    public static RosterPlan Along(SchoolId school, IReadOnlyList<RosterPicture> pictures, IReadOnlyList<RosterDelta> deltas, long version)
    {
        var parts = deltas.Select((delta, place) => Between(school, pictures[place], pictures[place + 1], delta, version)).ToArray();
        return parts is [var only] ? only : new RosterPlan
        {
            Roles = RoleDifference.After(school, pictures[^1], [.. parts.SelectMany(part => part.Roles).Select(role => role.Account).Distinct()], version),
            // What says who is in it goes over what says nothing of that.
            Classes = Difference.Last(
                parts.SelectMany(part => part.Classes).OrderBy(c => !c.Roster.KeepsPeople), ids => ClassRosters.Of(pictures[^1], ids, version), c => ClassRosters.Closing(c, pictures[^1], version)),
            Groups = Difference.Last(
                parts.SelectMany(part => part.Groups).OrderBy(g => !g.Roster.KeepsPeople), ids => GroupRosters.Of(pictures[^1], ids, version), g => GroupRosters.Closing(g, pictures[^1], version)),
        };
    }

    private static RosterPlan Of(SchoolId school, RosterPicture before, RosterPicture after, RosterReach reach, long version) => new()
    {
        Roles = RoleDifference.Between(school, before, after, reach.People, version),
        Classes =
        [
            .. Difference.Between(
                ClassRosters.Of(before, reach.Classes, version), ClassRosters.Of(after, reach.Classes, version), ClassRosters.Same, c => ClassRosters.Closing(c, after, version)),
            .. ClassRosters.Closed(before, after, reach.Classes, version),
        ],
        Groups =
        [
            .. Difference.Between(
                GroupRosters.Of(before, reach.Groups, version), GroupRosters.Of(after, reach.Groups, version), GroupRosters.Same, g => GroupRosters.Closing(g, after, version)),
            .. GroupRosters.Closed(before, after, reach.Groups, version),
        ],
    };
}
