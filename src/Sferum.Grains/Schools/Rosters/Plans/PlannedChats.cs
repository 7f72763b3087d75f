using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Classes;
using Sferum.Grains.Schools.Groups;
using Sferum.Grains.Schools.Profiles;

namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>The chats that a step may touch, each with the very sources that it gets (B2-B4, B6).</summary>
internal static class PlannedChats
{
    private const long AnyVersion = 1;

    private static readonly RosterFacts NoFacts = new("", "", null);

    public static IEnumerable<PlannedChat> Of(PlanStep step)
    {
        var plan = RosterPlan.Between(step.School, step.Before, step.After, AnyVersion);
        var classes = ClassRosters.Of(step.Before, AnyVersion);
        var groups = GroupRosters.Of(step.Before, AnyVersion);

        // In chats that were closed before nobody comes or goes but their administrator.
        return
        [
            Teachers(step),
            .. plan.Classes.Where(c => !c.Roster.KeepsPeople).SelectMany(c => OfClass(c.Class, classes.GetValueOrDefault(c.Class), c.Roster)),
            .. plan.Groups.Where(g => !g.Roster.KeepsPeople).SelectMany(g => OfGroup(groups.GetValueOrDefault(g.Group), g.Roster)),
        ];
    }

    private static PlannedChat Teachers(PlanStep step) => new(
        MintedId.TeachersChat(step.School), step.Before.People.IsEmpty ? null : Teachers(step.Before), Teachers(step.After));

    private static ChatSource Teachers(RosterPicture school) => TeachersChatSource.Of(new SchoolState
    {
        Teachers = [.. SchoolRosters.Of(NoFacts, school, AnyVersion).Teachers],
        SferumAdministrator = school.Administrator,
    });

    private static IEnumerable<PlannedChat> OfClass(ClassId id, ClassRoster? before, ClassRoster after)
    {
        var was = before is null ? null : SchoolClassRules.Apply(null, before);
        var will = SchoolClassRules.Apply(null, after);
        yield return new(MintedId.ClassChat(id), was is null ? null : ClassChatSources.ClassChat(id, was), ClassChatSources.ClassChat(id, will));
        yield return new(MintedId.ParentsChat(id), was is null ? null : ClassChatSources.ParentsChat(id, was), ClassChatSources.ParentsChat(id, will));
    }

    // The chat of a group that no longer makes one goes on.
    private static IEnumerable<PlannedChat> OfGroup(GroupRoster? before, GroupRoster after)
    {
        if (after.MakesChat || before?.MakesChat == true)
        {
            yield return new(MintedId.SubjectChat(after.Group.Group), before is { MakesChat: true } ? SubjectChatSource.Of(before) : null, SubjectChatSource.Of(after));
        }
    }
}
