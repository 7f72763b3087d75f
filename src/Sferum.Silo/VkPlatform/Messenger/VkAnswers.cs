using System.Text.Json;
using Sferum.Grains.Platform;

namespace Sferum.Silo.VkPlatform.Messenger;

/// <summary>
/// Reads a method's answer into the call's result. Strict: an answer of another shape than VK documents is no answer, so an effect is unknown and
/// a read is asked again.
/// </summary>
internal static class VkAnswers
{
    /// <summary>The outcome when no answer can be had: what has an effect may have had it.</summary>
    public static PlatformResult Lost(PlatformCall call, string code, bool seen = true) =>
        PlatformResult.Failed(seen && !VkMethod.IsRead(call) ? PlatformFault.Unknown : PlatformFault.AgainSoon, code);

    public static PlatformResult Refused(PlatformCall call, int code) => Failed(VkErrorClasses.Of(call, code), code);

    public static PlatformResult RefusedAsWhole(PlatformCall call, int code) => Failed(VkErrorClasses.OfWhole(call, code), code);

    public static PlatformResult Read(PlatformCall call, JsonElement answer) =>
        call switch
        {
            CreateChatCall => CreatedChat(answer),
            FindChatCall find => FoundChat(answer, find.Title),
            ReadMembersCall => Members(answer),
            ReadChatCall read => Chat(answer, read.Chat),
            InviteLinkCall => answer.Text("link") is { Length: > 0 } link ? PlatformResult.Done(link: link) : null,
            JoinByLinkCall => CreatedChat(answer),
            DeleteConversationCall => answer.Number("last_deleted_id", out _) ? PlatformResult.Done() : null,
            StartCallCall => StartedCall(answer),
            _ => answer.IsNumber(out var number) && number == 1 ? PlatformResult.Done() : null,
        }
        ?? Lost(call, VkReply.Shape);

    private static PlatformResult Failed(PlatformFault fault, int code) =>
        fault switch
        {
            PlatformFault.None => PlatformResult.Done(),
            PlatformFault.MemberRefused => PlatformResult.Failed(fault, VkIds.Text(code)) with { Refusal = VkErrorClasses.RefusalOf(code) },
            _ => PlatformResult.Failed(fault, VkIds.Text(code)),
        };

    // Up to version 5.131 the answer was the bare number.
    private static PlatformResult? CreatedChat(JsonElement answer) =>
        (answer.IsNumber(out var chat) || answer.Number("chat_id", out chat)) && VkIds.IsChatNumber(chat)
            ? PlatformResult.Done(VkIds.Text(chat)) : null;

    // VK's search is fuzzy; of several chats with the very title the oldest wins, so that every look finds the same.
    private static PlatformResult? FoundChat(JsonElement answer, string title)
    {
        if (answer.Items("items") is not { } items)
            return null;
        var chats = new List<long>();
        foreach (var item in items)
        {
            if (item.Member("peer") is not { } peer || !peer.Number("id", out var id))
                return null;
            if (VkIds.TryChatOfPeer(id, out var chat) && item.Member("chat_settings")?.Text("title") == title)
                chats.Add(long.Parse(chat, System.Globalization.CultureInfo.InvariantCulture));
        }

        return PlatformResult.Done(chats.Count == 0 ? null : VkIds.Text(chats.Min()));
    }

    // A chat that the administrator left, or was put out of, is still among its conversations; to us it is as good as gone.
    private static PlatformResult? Chat(JsonElement answer, string chat)
    {
        var found = answer.Items("items")?.FirstOrDefault(item =>
            item.Member("peer") is { } peer && peer.Number("id", out var id) && VkIds.TryChatOfPeer(id, out var own) && own == chat);
        if (found?.Member("chat_settings") is not { } settings || settings.Text("title") is not { } title)
            return null;
        if (settings.Text("state") is "left" or "kicked" or "out")
            return PlatformResult.Failed(PlatformFault.ChatLost, "state");
        return settings.Number("members_count", out var members) && members is >= 0 and <= int.MaxValue
            ? PlatformResult.Done() with { Title = title, TotalMembers = (int)members } : null;
    }

    // Ids below zero are communities: no person of ours, so left out. They stay in the total, which counts in the same steps as the offset.
    private static PlatformResult? Members(JsonElement answer)
    {
        if (!answer.Number("count", out var count) || count is < 0 or > int.MaxValue || answer.Items("items") is not { } items)
            return null;
        var members = new List<PlatformMember>();
        foreach (var item in items)
        {
            if (!item.Number("member_id", out var id))
                return null;
            if (id > 0)
                members.Add(new PlatformMember(VkIds.Text(id), item.Flag("is_admin") || item.Flag("is_owner")));
        }

        return new PlatformResult { Fault = PlatformFault.None, Members = members, TotalMembers = (int)count };
    }

    private static PlatformResult? StartedCall(JsonElement answer) =>
        answer.Text("call_id") is { } call && VkIds.IsCall(call) && answer.Text("join_link") is { Length: > 0 } link
            ? PlatformResult.Done(call, link) : null;
}
