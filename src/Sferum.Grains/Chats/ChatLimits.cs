namespace Sferum.Grains.Chats;

/// <summary>How much chats may hold, as the contract says.</summary>
public static class ChatLimits
{
    /// <summary>Members of a chat, beyond which nobody is added by hand.</summary>
    public const int Members = 3_000;

    /// <summary>Chats of a school, beyond which none is made by hand.</summary>
    public const int ChatsOfSchool = 4_000;

    /// <summary>Characters of a title.</summary>
    public const int Title = 128;
}
