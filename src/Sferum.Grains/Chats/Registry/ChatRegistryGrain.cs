using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Registry;

/// <summary>Has no row of its own: the parts are the truth, and memory is put together from them.</summary>
[GrainType("chat-registry")]
internal sealed class ChatRegistryGrain : Grain, IChatRegistryGrain
{
    private readonly ChatRegistryIndex _index = new();

    private SchoolId School => SchoolId.FromKey(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var parts = await Task.WhenAll(Enumerable.Range(0, ChatSegmentState.Parts).Select(part => GrainFactory.ChatSegment(School, part).ReadAsync()));
        foreach (var chat in parts.SelectMany(rows => rows))
        {
            _index.Put(chat);
        }
    }

    public async Task PutAsync(ChatSnapshot row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _index.Put(await GrainFactory.ChatSegment(School, ChatSegmentRules.PartOf(row.Id)).PutAsync(row));
    }

    public Task<ChatPage> ListAsync(ChatQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Task.FromResult(_index.List(query));
    }
}
