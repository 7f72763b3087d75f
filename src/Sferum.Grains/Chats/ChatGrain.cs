using Microsoft.Extensions.Logging;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats;

[GrainType("chat")]
internal sealed partial class ChatGrain : DurableGrain<ChatState>, IChatGrain
{
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly TimeSpan _driftPeriod;
    private readonly ChatId _id;
    private (ChatState? State, ChatSnapshot? Row) _shown;

    public ChatGrain([PersistentState("chat", StateStore.Name)] IPersistentState<StoredState<ChatState>> storage, GrainEquipment equipment)
        : base(storage, equipment) => (_logger, _time, _driftPeriod, _id) = (Log, equipment.Time, equipment.Drift.Period, ChatId.FromKey(this.GetPrimaryKeyString()));

    public Task<Outcome<ChatSnapshot>> GetAsync(CancellationToken cancellation) => Task.FromResult(Answer(Row));

    public Task<Outcome<IReadOnlyList<ChatMember>>> ReadMembersAsync(CancellationToken cancellation) =>
        Task.FromResult(Answer(static (ChatState state) => new Outcome<IReadOnlyList<ChatMember>> { Value = ChatSnapshots.MembersOf(state) }));

    public Task<Outcome<ChatSeat>> GetSeatAsync(AccountId account, CancellationToken cancellation) =>
        Task.FromResult(Answer<ChatSeat>(state => ChatSnapshots.SeatOf(state, account)));

    public Task<ChatMember?> ReadMemberAsync(AccountId account, CancellationToken cancellation) =>
        Task.FromResult(State is { } state && state.Members.Find(account) is { } member ? ChatSnapshots.MemberOf(state, member) : null);

    public async Task SetSourceAsync(ChatSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (State is null && source.OnlyIfExists)
        {
            return;
        }

        await NoteAsync((state, now) => ChatRules.TakeSource(state, source, now));
        await PushBrieflyAsync();
    }

    // A chat that does not exist has no members whose links could matter.
    public async Task LinkChangedAsync(AccountId account, LinkStanding standing)
    {
        if (State is not null)
        {
            await NoteAsync((state, now) => ChatRules.TakeLink(state!, account, standing, now));
        }
    }

    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        if (State is null)
        {
            return WorkStep.Done;
        }

        var (row, links) = (PushOwedRowAsync(), TellLinksAsync());
        await Task.WhenAll(row, links);
        return row.Result || links.Result || await AttachOwedAsync(cancellation) || await ListOwedFindingsAsync() || await CallOffOwedAsync(cancellation) ? WorkStep.Again : await SferumStepAsync(cancellation);
    }

    private Outcome<T> Answer<T>(Func<ChatState, Outcome<T>> read) =>
        State is { Facts.Life: not ChatLife.Deleted } state ? read(state) : Refusal.Of(RefusalReason.NotFound, "name");

    // Read by everybody, changed rarely: made once for each state.
    private Outcome<ChatSnapshot> Row(ChatState state)
    {
        if (!ReferenceEquals(_shown.State, state))
        {
            _shown = (state, ChatSnapshots.Of(state, _id));
        }

        return _shown.Row!;
    }
}
