using Microsoft.Extensions.Options;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks.Tokens;

namespace Sferum.Grains.UserLinks;

/// <inheritdoc cref="IUserLinkGrain"/>
[GrainType("user-link")]
internal sealed partial class UserLinkGrain(
    [PersistentState("user-link", StateStore.Name)] IPersistentState<StoredState<UserLinkState>> storage,
    GrainEquipment equipment,
    IIdentityPlatform identity,
    ITokenProtector protector,
    IOptions<TokenKeepingOptions> keeping) : DurableGrain<UserLinkState>(storage, equipment), IUserLinkGrain
{
    private readonly TimeProvider _clock = equipment.Time;

    // A newer version that says the same is not written; here it is remembered, so that a late older message changes nothing.
    private readonly Dictionary<SchoolId, long> _versions = [];

    private AccountId Account => field.Segment is null ? field = AccountId.FromKey(this.GetPrimaryKeyString()) : field;

    private TokenVault Vault => field ??= new TokenVault(Account, protector);

    public Task<Outcome<UserLinkSnapshot>> GetAsync(CancellationToken cancellation) => Task.FromResult(Snapshot());

    public Task<Outcome<LinkStanding>> GetStandingAsync(SchoolId school, CancellationToken cancellation)
    {
        Outcome<LinkStanding> standing = UserLinkRules.IsIn(State, school)
            ? UserLinkRules.Standing(State, school)
            : Refusal.Of(RefusalReason.AccountNotInSchool);
        return Task.FromResult(standing);
    }

    public Task<IReadOnlyList<ChatId>> ReadChatsAsync(SchoolId school, CancellationToken cancellation) =>
        Task.FromResult(State is null ? [] : ChatSubscriptions.Of(State.Chats, school));

    public Task<IReadOnlyList<PendingChats>> CountPendingChatsAsync(CancellationToken cancellation) =>
        State is { } state ? new ChatPresence(Account, GrainFactory).CountPendingAsync(state, cancellation) : Task.FromResult<IReadOnlyList<PendingChats>>([]);

    public async Task SetRolesAsync(SchoolRoles roles)
    {
        if (roles.Version < _versions.GetValueOrDefault(roles.School))
            return;
        _versions[roles.School] = roles.Version;
        await ChangeAsync((state, now) => UserLinkRules.SetRoles(state, roles, now, keeping.Value.Longest));
    }

    public async Task<LinkStanding> SubscribeAsync(ChatId chat, bool subscribed)
    {
        // A chat that lets go of somebody who was erased brings nobody back.
        if (State is not null || subscribed)
            await ChangeAsync((state, _) => UserLinkRules.Subscribe(state, chat, subscribed));
        return UserLinkRules.Standing(State, chat.School);
    }

    public async Task<LinkStanding> StandAsideAsync(ChatId chat)
    {
        await ChangeAsync((state, _) => UserLinkRules.StandAside(state, chat));
        return UserLinkRules.Standing(State, chat.School);
    }

    public async Task<LinkStanding> HoldTokensAsync(ChatId chat, bool member)
    {
        await ChangeAsync((state, _) => UserLinkRules.HoldTokens(state, chat, member));
        return UserLinkRules.Standing(State, chat.School);
    }

    protected override OwedReading Explained(OwedReading reading) => OwedLinks.Of(reading, State!);

    private Outcome<UserLinkSnapshot> Snapshot() => UserLinkRules.Snapshot(Account, State, Now);

    // Thousands come with every import, most of which change nothing: those do not even wait for a write that is under way.
    private async Task ChangeAsync(Func<UserLinkState?, DateTimeOffset, UserLinkState> change)
    {
        if (State is { } state && ReferenceEquals(change(state, Now), state))
            return;
        await NoteAsync(change);
    }
}
