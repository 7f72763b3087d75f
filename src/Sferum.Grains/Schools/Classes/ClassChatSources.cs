using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Classes;

/// <summary>Who belongs in a class's chats, and why (B3, B4, B9).</summary>
internal static class ClassChatSources
{
    /// <summary>The class chat: students, homeroom teacher, Sferum chats administrator (B3).</summary>
    public static ChatSource ClassChat(ClassId id, SchoolClassState state)
    {
        var members = new SourceGrounds();
        foreach (var student in state.Students)
        {
            members.Add(student, GroundKind.StudentOfClass, id.Name);
        }

        return Source(id, state, ChatType.Class, state.Title, members);
    }

    /// <summary>The parents' chat: parents, on one ground for each child, homeroom teacher, Sferum chats administrator (B4).</summary>
    public static ChatSource ParentsChat(ClassId id, SchoolClassState state)
    {
        var members = new SourceGrounds();
        foreach (var (parent, child) in state.Parents)
        {
            members.Add(parent, GroundKind.ParentOfStudent, child.Name);
        }

        return Source(id, state, ChatType.Parents, ChatTitles.Composed($"{state.Title} Родители"), members);
    }

    private static ChatSource Source(ClassId id, SchoolClassState state, ChatType type, string title, SourceGrounds members) => new()
    {
        Version = state.Version,
        Type = type,
        Title = title,
        Class = id,
        ClassTitle = state.Title,
        SferumAdministrator = state.SferumAdministrator,
        Closed = state.Closed,
        Members = members
            .Add(state.HomeroomTeacher, GroundKind.HomeroomTeacher, id.Name)
            .Add(state.SferumAdministrator, GroundKind.SferumAdministrator)
            .ToList(),
    };
}
