using Sferum.Grains.Chats;
using Sferum.Grains.Membership;

namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>What a group says about the subject chat that it gets by itself (B6, B7).</summary>
internal static class PlannedSubjectChats
{
    public static ChatSource Of(GroupRoster roster)
    {
        var group = roster.Group;
        var members = new SourceGrounds();
        foreach (var student in roster.Students)
        {
            members.Add(student, GroundKind.StudentOfGroup, group.Group.Name);
        }

        return new ChatSource
        {
            Version = roster.Version,
            Type = ChatType.Subject,
            Title = $"{group.Title} - {group.Subject}",
            Group = group.Group,
            Subject = group.Subject,
            SferumAdministrator = roster.SferumAdministrator,
            Closed = roster.Closed,
            Members = members.Add(group.Teacher, GroundKind.GroupTeacher, group.Group.Name).Add(roster.SferumAdministrator, GroundKind.SferumAdministrator).ToList(),
        };
    }
}
