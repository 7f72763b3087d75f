using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks.Claims;

/// <inheritdoc cref="IProfileClaimGrain"/>
[GrainType("profile-claim")]
internal sealed class ProfileClaimGrain(
    [PersistentState("profile-claim", StateStore.Name)] IPersistentState<StoredState<ProfileClaimState>> storage, GrainEquipment equipment)
    : DurableGrain<ProfileClaimState>(storage, equipment), IProfileClaimGrain
{
    public async Task<bool> ClaimAsync(AccountId account)
    {
        var state = await NoteAsync((state, _) => ProfileClaimRules.Claim(state, account));
        return state.Holder == account;
    }

    public async Task ReleaseAsync(AccountId account)
    {
        if (State?.Holder == account)
        {
            await NoteAsync((state, _) => ProfileClaimRules.Release(state, account));
        }
    }
}
