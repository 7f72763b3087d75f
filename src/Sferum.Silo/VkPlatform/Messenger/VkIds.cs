using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sferum.Silo.VkPlatform.Messenger;

/// <summary>
/// The text forms of VK's ids, which are opaque outside the adapter: a chat is its number with the administrator whose token is used, a user is
/// a positive number. One spelling each: no signs, no leading zeros, no blanks.
/// </summary>
internal static class VkIds
{
    private const long PeerOfChats = 2_000_000_000;
    private const long LastChat = 147_483_647;

    public static bool IsChat(string? chat) => TryRead(chat, LastChat, out _);

    public static bool IsUser(string? user) => TryRead(user, long.MaxValue, out _);

    public static bool IsCall(string? call) =>
        call is { Length: > 0 and <= 64 } && call.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    public static bool IsChatNumber(long number) => number is > 0 and <= LastChat;

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The peer of a chat that <see cref="IsChat"/> accepts.</summary>
    public static string Peer(string chat) =>
        Text(PeerOfChats + long.Parse(chat, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>The chat of a peer, if that peer is a chat.</summary>
    public static bool TryChatOfPeer(long peer, [NotNullWhen(true)] out string? chat)
    {
        chat = IsChatNumber(peer - PeerOfChats) ? Text(peer - PeerOfChats) : null;
        return chat is not null;
    }

    private static bool TryRead(string? text, long last, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number > 0 && number <= last && text![0] != '0';
}
