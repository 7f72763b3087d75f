using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats;

/// <summary>What erasures ask of a chat.</summary>
internal sealed partial class ChatGrain : IErasedChatGrain
{
    public Task<ChatRemains> ReadRemainsAsync(AccountId account) => Task.FromResult(ChatForgetting.RemainsOf(State, account));

    public async Task<ChatRemains> EndAsync()
    {
        if (State is { Facts.Life: not ChatLife.Deleted })
        {
            await NoteAsync((state, now) => ChatForgetting.Ended(state!, now));
        }

        return ChatForgetting.RemainsOf(State);
    }

    protected override ChatState Without(ChatState state, Forgotten forgotten) => ChatForgetting.Without(state, forgotten);
}
