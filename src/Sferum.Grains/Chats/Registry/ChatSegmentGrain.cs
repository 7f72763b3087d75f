using Sferum.Grains.Commits;

namespace Sferum.Grains.Chats.Registry;

[GrainType("chat-segment")]
internal sealed class ChatSegmentGrain(
    [PersistentState("chat-segment", StateStore.Name)] IPersistentState<StoredState<ChatSegmentState>> storage, GrainEquipment equipment)
    : DurableGrain<ChatSegmentState>(storage, equipment), IChatSegmentGrain
{
    public Task<IReadOnlyList<ChatSnapshot>> ReadAsync() => Task.FromResult<IReadOnlyList<ChatSnapshot>>(State?.Rows ?? []);

    public async Task<ChatSnapshot> PutAsync(ChatSnapshot row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var state = await NoteAsync((state, now) => ChatSegmentRules.Put(state, row, now));
        return ChatSegmentRules.Find(state, row.Id);
    }
}
