using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks.Claims;

/// <inheritdoc cref="IProfileClaimGrain"/>
[GrainType("profile-claim")]
internal sealed class ProfileClaimGrain(
    [PersistentState("profile-claim", StateStore.Name)] IPersistentState<StoredState<ProfileClaimState>> storage, GrainEquipment equipment, IStoredRows rows)
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

        // A profile that nobody holds is nobody's affair: its id goes with the row. Nobody claims it meanwhile: that waits for this turn to end.
        if (State is { Holder: null })
        {
            await rows.DeleteAsync("profile-claim", [this.GetPrimaryKeyString()], CancellationToken.None);
            DeactivateOnIdle();
        }
    }
}
