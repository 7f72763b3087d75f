using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.UserLinks.Attempts;

/// <inheritdoc cref="ILinkAttemptGrain"/>
[GrainType("link-attempt")]
internal sealed class LinkAttemptGrain(
    [PersistentState("link-attempt", StateStore.Name)] IPersistentState<StoredState<LinkAttemptState>> storage, GrainEquipment equipment)
    : DurableGrain<LinkAttemptState>(storage, equipment), ILinkAttemptGrain
{
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromDays(1);

    private static readonly LinkAttemptState Empty = new();

    public async Task NoteAsync(AccountId account, DateTimeOffset expireTime)
    {
        var next = new LinkAttemptState { Account = account, ForgetTime = expireTime + KeptAfterExpiry };
        await NoteAsync((state, _) => state == next ? state : next);
    }

    public Task<Outcome<AccountId>> FindAsync(CancellationToken cancellation)
    {
        Outcome<AccountId> found = State?.Account is { } account ? account : Refusal.Of(RefusalReason.LinkStateUnknown);
        return Task.FromResult(found);
    }

    protected override LinkAttemptState Without(LinkAttemptState state, Forgotten forgotten) => forgotten.Is(state.Account) ? Empty : state;

    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        await NoteAsync((state, now) => state?.Account is not null && now < state.ForgetTime ? state : Empty);
        return WorkStep.Done;
    }
}
