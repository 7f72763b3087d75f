namespace Sferum.Grains.Platform.Lanes;

/// <summary>
/// Chats that a lane is changing. Whoever looks at one, or for one, waits until that is settled: it may have been asked for by an activation that is gone, and what is not seen
/// yet would be done twice.
/// </summary>
internal sealed class ChatsUnderWay
{
    private readonly Dictionary<string, Task> _changing = new(StringComparer.Ordinal);

    /// <summary>Notes the chats that a work changes, until it is settled.</summary>
    public void Note(LaneEntry entry)
    {
        foreach (var chat in entry.Work.Calls.Select(Changed).OfType<string>().Distinct())
        {
            var settled = _changing[chat] = BothAsync(SettledAsync(chat), entry.Answer);
            _ = ForgetAsync(chat, settled);
        }
    }

    /// <summary>Ends when no chat that a work looks at is being changed.</summary>
    public async Task SettledAsync(LaneWork work)
    {
        foreach (var chat in work.Calls.Select(Seen).OfType<string>())
            await SettledAsync(chat);
    }

    // A chat that is being made has no id yet: its title is one that no other chat has.
    private static string? Changed(PlatformCall call) => call switch
    {
        CreateChatCall create => ByTitle(create.Title),
        RenameChatCall rename => ById(rename.Chat),
        AddMemberCall add => ById(add.Chat),
        RemoveMemberCall remove => ById(remove.Chat),
        SetRoleCall role => ById(role.Chat),
        _ => null,
    };

    private static string? Seen(PlatformCall call) => call switch
    {
        FindChatCall find => ByTitle(find.Title),
        ReadMembersCall members => ById(members.Chat),
        ReadChatCall chat => ById(chat.Chat),
        _ => null,
    };

    private static string ByTitle(string title) => $"title {title}";

    private static string ById(string chat) => $"id {chat}";

    private Task SettledAsync(string chat) => _changing.GetValueOrDefault(chat, Task.CompletedTask);

    // Not Task.WhenAll, which would go on outside the grain's scheduler.
    private static async Task BothAsync(Task before, Task answer)
    {
        await before;
        await answer;
    }

    private async Task ForgetAsync(string chat, Task settled)
    {
        await settled;
        if (ReferenceEquals(_changing.GetValueOrDefault(chat), settled))
            _changing.Remove(chat);
    }
}
