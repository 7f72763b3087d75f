using Sferum.Grains.Schools;

namespace Sferum.Grains.Chats;

/// <summary>What kinds of people may be added by hand to a chat of a type: the tabs of its window (B8).</summary>
public static class ChatKinds
{
    /// <summary>The kinds.</summary>
    public static PersonKinds Of(ChatType type) => type switch
    {
        ChatType.Teachers => PersonKinds.Staff,
        ChatType.Parents => PersonKinds.Staff | PersonKinds.Parent,
        ChatType.Class or ChatType.Subject => PersonKinds.Staff | PersonKinds.Student,
        _ => PersonKinds.Staff | PersonKinds.Student | PersonKinds.Parent,
    };
}
