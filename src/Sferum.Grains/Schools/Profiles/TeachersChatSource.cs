using Sferum.Grains.Chats;
using Sferum.Grains.Membership;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>Who belongs in the teachers' chat, and why (B2, B9).</summary>
internal static class TeachersChatSource
{
    /// <summary>The title that the roster gives it.</summary>
    public const string Title = "Учительская";

    /// <summary>True for positions that belong in the chat: «Администрация» and «Педагогический состав».</summary>
    public static bool Includes(PositionType position) => position is PositionType.Administration or PositionType.TeachingStaff;

    public static ChatSource Of(SchoolState state)
    {
        var members = new SourceGrounds();
        foreach (var teacher in state.Teachers)
        {
            members.Add(teacher, GroundKind.StaffPosition);
        }

        return new ChatSource
        {
            Version = state.ChatVersion,
            Type = ChatType.Teachers,
            Title = Title,
            SferumAdministrator = state.SferumAdministrator,
            Members = members.Add(state.SferumAdministrator, GroundKind.SferumAdministrator).ToList(),
        };
    }
}
