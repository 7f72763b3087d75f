namespace Sferum.Grains.Platform.Lanes;

/// <summary>
/// Chats that a lane is changing. Whoever looks at one, or for one, waits until that is settled: it may have been asked for by an activation that is gone, and what is not seen
/// yet would be done twice.
/// </summary>
internal sealed class ChatsUnderWay(MadeChats made)
{
    private readonly Dictionary<string, Task> _changing = new(StringComparer.Ordinal);

    /// <summary>Notes the chats that a work changes, until it is settled.</summary>
    public void Note(LaneEntry entry)
    {
        foreach (var chat in entry.Work.Calls.Select(Changed).OfType<string>().Distinct())
        {
            var settled = _changing[chat] = BothAsync(_changing.GetValueOrDefault(chat, Task.CompletedTask), entry);
            _ = ForgetAsync(chat, settled);
        }
    }

    /// <summary>Ends when no chat that a work looks at, or makes, is being changed.</summary>
    public async Task SettledAsync(LaneWork work)
    {
        foreach (var chat in work.Calls.Select(Seen).OfType<string>())
            await SettledAsync(chat);
    }

    // A chat that is being made has no id yet: its title is one that no other chat has.
    private static string? Changed(PlatformCall call) => call switch
    {
        CreateChatCall create => ByTitle(create.Title),
        FindChatCall find => ByTitle(find.Title),
        RenameChatCall rename => ById(rename.Chat),
        AddMemberCall add => ById(add.Chat),
        RemoveMemberCall remove => ById(remove.Chat),
        SetRoleCall role => ById(role.Chat),
        _ => null,
    };

    private static string? Seen(PlatformCall call) => call switch
    {
        FindChatCall find => ByTitle(find.Title),
        CreateChatCall create => ByTitle(create.Title),
        ReadMembersCall members => ById(members.Chat),
        ReadChatCall chat => ById(chat.Chat),
        _ => null,
    };

    private static string ByTitle(string title) => $"title {title}";

    private static string ById(string chat) => $"id {chat}";

    private async Task SettledAsync(string chat)
    {
        while (_changing.GetValueOrDefault(chat) is { IsCompleted: false } settled)
            await settled;
    }

    // Not Task.WhenAll, which would go on outside the grain's scheduler.
    private async Task BothAsync(Task before, LaneEntry entry)
    {
        await before;
        made.Note(entry.Work, await entry.Answer);
    }

    private async Task ForgetAsync(string chat, Task settled)
    {
        await settled;
        if (ReferenceEquals(_changing.GetValueOrDefault(chat), settled))
            _changing.Remove(chat);
    }
}
