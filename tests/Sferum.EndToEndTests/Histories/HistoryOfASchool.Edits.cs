using Sferum.V1;

namespace Sferum.EndToEndTests.Histories;

/// <summary>What is done in chats by hand.</summary>
internal sealed partial class HistoryOfASchool
{
    private async Task EditAsync()
    {
        var chat = _plain.Chats[_random.Next(_plain.Chats.Count)];
        var people = chat.People(_plain.Administrator).Keys.ToHashSet();
        var request = new UpdateChatRequest { Chat = new Chat { Name = _names[chat] }, AcceptUnlinked = true, RequestId = school.NextRequest() };
        switch (_random.Next(5))
        {
            case 0 when Any(people.Where(person => person != _plain.Administrator)) is { } removed:
                request.RemoveMembers.Add(school.Account(removed));
                chat.Remove(removed);
                break;
            case 1:
                request.Chat.Title = $"Чат {++_last}";
                chat.Rename(request.Chat.Title);
                break;
            default:
                // Staff may be in every chat.
                var added = Any(_plain.Staff.Keys.Where(person => person != _plain.Administrator));
                if (added is null)
                {
                    return;
                }

                bool? administrator = _random.Next(3) switch { 0 => true, 1 => false, _ => null };
                request.SetMembers.Add(new ChatMemberInput
                {
                    Account = school.Account(added),
                    Role = administrator switch { true => MemberRole.Administrator, false => MemberRole.Member, _ => MemberRole.Unspecified },
                });
                chat.Set(added, administrator);
                break;
        }

        _told.Add($"edit {chat.Title}: +{request.SetMembers} -{request.RemoveMembers} {request.Chat.Title}");
        await StubbornAsync(() => school.Clients.Chats.UpdateChatAsync(request).ResponseAsync);
    }

    private Task<Chat> ResetAsync()
    {
        var chat = _plain.Chats[_random.Next(_plain.Chats.Count - 1)];
        chat.Reset();
        _told.Add($"reset {chat.Title}");
        var request = new ResetChatToRosterRequest { Name = _names[chat], AcceptUnlinked = true, RequestId = school.NextRequest() };
        return StubbornAsync(() => school.Clients.Chats.ResetChatToRosterAsync(request).ResponseAsync);
    }

    private async Task CreateAsync(PlainChat plain, Chat chat)
    {
        var request = new CreateChatRequest { Parent = school.Name, Chat = chat, AcceptUnlinked = true, RequestId = school.NextRequest() };
        _names[plain] = (await StubbornAsync(() => school.Clients.Chats.CreateChatAsync(request).ResponseAsync)).Name;
    }
}
