using Sferum.Grains.Chats;
using Sferum.Grains.Membership;

namespace Sferum.Grains.Schools.Groups;

/// <summary>Who belongs in a group's subject chats, and why (B6, B7, B9).</summary>
internal static class SubjectChatSource
{
    /// <summary>What the group says: «15 - Английский язык», its students, its teacher, the Sferum chats administrator.</summary>
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
            Title = ChatTitles.Composed($"{group.Title} - {group.Subject}"),
            Class = group.Classes is [var only] ? only : null,
            ClassTitle = ClassTitle(roster),
            Classes = group.Classes,
            Group = group.Group,
            Subject = group.Subject,
            SferumAdministrator = roster.SferumAdministrator,
            Closed = roster.Closed,
            Members = members
                .Add(group.Teacher, GroundKind.GroupTeacher, group.Group.Name)
                .Add(roster.SferumAdministrator, GroundKind.SferumAdministrator)
                .ToList(),
        };
    }

    private static string ClassTitle(GroupRoster roster)
    {
        var titles = string.Join(", ", roster.ClassTitles.Where(t => t.Length > 0));
        return titles.Length > 0 ? titles : roster.Group.Title;
    }
}
