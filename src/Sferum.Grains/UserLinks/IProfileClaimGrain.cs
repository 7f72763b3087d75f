using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks;

/// <summary>Which account holds a profile: one profile, one account (A6). Key: the profile's id on the platform.</summary>
[Alias("sferum.IProfileClaimGrain")]
public interface IProfileClaimGrain : IGrainWithStringKey
{
    /// <summary>Takes the profile for an account; false when another account holds it. Idempotent; durable when answered.</summary>
    [Alias("Claim")]
    Task<bool> ClaimAsync(AccountId account);

    /// <summary>Gives the profile back; nothing happens when another account holds it. Idempotent.</summary>
    [Alias("Release")]
    Task ReleaseAsync(AccountId account);
}
