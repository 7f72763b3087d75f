namespace Sferum.Sandbox.World.Chats;

/// <summary>How one account numbers its chats: 1, 2, 3 … in the order it first came into them; a number is never given twice.</summary>
internal sealed class AccountChats
{
    private readonly Dictionary<long, long> chatByNumber = [];
    private readonly Dictionary<long, long> numberByChat = [];

    public long? Chat(long number) => chatByNumber.TryGetValue(number, out var chat) ? chat : null;

    public long Number(long chat) => numberByChat.GetValueOrDefault(chat);

    public IEnumerable<long> Chats => numberByChat.Keys;

    public void Learn(long chat)
    {
        if (numberByChat.TryAdd(chat, numberByChat.Count + 1))
            chatByNumber.Add(numberByChat.Count, chat);
    }
}
