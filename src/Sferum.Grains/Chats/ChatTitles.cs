using Sferum.Grains.Names;

namespace Sferum.Grains.Chats;

/// <summary>The title of a chat as the registry has it, and as the Sferum side gets it. Pure.</summary>
internal static class ChatTitles
{
    // UTF-16 units. VK does not say how long a title may be; what it refuses is shown as trouble of the chat.
    private const int LongestThere = 128;

    /// <summary>A title that the roster's words make up, no longer than the contract allows.</summary>
    public static string Composed(string title) => TextLength.Cut(title, ChatLimits.Title);

    /// <summary>A title as it is given there and compared with what is there: the same one, unless it is too long for the platform.</summary>
    public static string There(string title) => TextLength.CutUnits(title, LongestThere);

    /// <summary>A title with something behind it that must be there whole.</summary>
    public static string ThereWith(string title, string mark) => TextLength.CutUnits(title, LongestThere - mark.Length) + mark;
}
