using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks.Attempts;
using Sferum.Grains.UserLinks.Tokens;

namespace Sferum.Grains.UserLinks;

/// <summary>What the link owes: the attempt first, then those who have to know, then what is given back.</summary>
internal sealed partial class UserLinkGrain
{
    // Under the time that a call from silo to silo may take.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    // A timer passes over less: waiting for it would be going round in circles.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private TaskCompletionSource _moved = new();
    private int _untoldTries;
    private int _revokeTries;

    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        Func<UserLinkState, CancellationToken, Task<WorkStep>>[] duties = [EndAsync, ExchangeAsync, ReleaseAsync, ClaimAsync, TellSchoolsAsync, TellAsync, RevokeAsync];
        TimeSpan? later = null;
        foreach (var duty in duties)
        {
            if (State is not { } state)
                return WorkStep.Done;
            var step = await duty(state, cancellation);
            if (step.IsAgain)
                return step;
            later = step.Delay is { } delay && !(later < delay) ? delay : later;
        }

        return later is { } pause ? WorkStep.Later(pause) : WorkStep.Done;
    }

    /// <summary>Waits until the worker has brought the state where it is wanted.</summary>
    /// <exception cref="SferumFault">It takes too long; it goes on all the same.</exception>
    private async Task SettleAsync(Func<UserLinkState, bool> isSettled, CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        while (State is { } state && !isSettled(state))
        {
            var left = Patience - _clock.GetElapsedTime(started);
            if (left < ShortestWait)
                throw new SferumFault(FaultKind.PlatformUnreachable);
            await MovedAsync(left, cancellation);
        }
    }

    private async Task MovedAsync(TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            await _moved.Task.WaitAsync(patience, _clock, cancellation);
        }
        catch (TimeoutException)
        {
            // Whoever waits looks at the clock.
        }
    }

    private async Task MoveAsync(Func<UserLinkState, DateTimeOffset, UserLinkState> next)
    {
        try
        {
            await NoteAsync((state, now) => next(state!, now));
        }
        catch (SferumFault fault)
        {
            // The activation ends: nobody who waits would see it move any more.
            _moved.TrySetException(fault);
            _ = _moved.Task.Exception;
            throw;
        }

        var moved = _moved;
        _moved = new TaskCompletionSource();
        moved.TrySetResult();
    }

    private async Task<WorkStep> EndAsync(UserLinkState state, CancellationToken cancellation)
    {
        if (!ReferenceEquals(End(state, Now), state))
            await MoveAsync(End);
        return WorkStep.Done;
    }

    private static UserLinkState End(UserLinkState state, DateTimeOffset now) => TokenRules.GiveBack(LinkAttemptRules.Expire(state, now), now);

    private async Task<WorkStep> ExchangeAsync(UserLinkState state, CancellationToken cancellation)
    {
        if (!UserLinkDuties.MustExchange(state))
            return WorkStep.Done;
        var stateHash = state.Attempt!.StateHash;
        var result = await new CodeExchange(Account, GrainFactory, identity, Vault, _clock).RunAsync(state, cancellation);
        if (result is null)
            return WorkStep.Later(Soon);
        if (result.Reason != RefusalReason.Unspecified)
            LogRefused(Account, result.Reason);
        await MoveAsync((current, now) => result.Profile is { } profile
            ? AttemptEndRules.Exchanged(current, stateHash, profile, result.Tokens!)
            : AttemptEndRules.ExchangeFailed(current, stateHash, result.Reason, result.Tokens, now));
        return WorkStep.Again;
    }

    // Before a claim, so that a profile that comes back to its old account is not given away afterwards.
    private async Task<WorkStep> ReleaseAsync(UserLinkState state, CancellationToken cancellation)
    {
        foreach (var profile in state.ProfilesToRelease)
        {
            await GrainFactory.ProfileClaim(profile).ReleaseAsync(Account);
            await MoveAsync((current, _) => current with { ProfilesToRelease = current.ProfilesToRelease.Remove(profile) });
        }

        return WorkStep.Done;
    }

    private async Task<WorkStep> ClaimAsync(UserLinkState state, CancellationToken cancellation)
    {
        if (!UserLinkDuties.MustClaim(state))
            return WorkStep.Done;
        var attempt = state.Attempt!;
        var isOurs = await GrainFactory.ProfileClaim(attempt.Profile!.PlatformUser).ClaimAsync(Account);
        await MoveAsync((current, now) => AttemptEndRules.Claimed(current, attempt.StateHash, isOurs, now));
        LogClaimed(Account, isOurs);
        return WorkStep.Again;
    }

    private async Task<WorkStep> TellAsync(UserLinkState state, CancellationToken cancellation)
    {
        if (UserLinkDuties.UntoldCount(state) == 0)
            return WorkStep.Done;
        var result = await new ChatTelling(Account, GrainFactory).TellAsync(state);
        await MoveAsync((current, _) => UserLinkRules.Told(current, result.Told, state.StandingVersion));
        LogTold(Log, result.Told.Count, Account, result.Failed);
        _untoldTries = result.Told.Count > 0 ? 0 : _untoldTries + 1;
        return result.Failed == 0 ? WorkStep.Again : WorkStep.Later(BackOff.After(_untoldTries + 1, Random.Shared.NextDouble()));
    }

    private async Task<WorkStep> RevokeAsync(UserLinkState state, CancellationToken cancellation)
    {
        foreach (var tokens in state.Doomed)
        {
            if (Now >= tokens.ExpireTime && Vault.OpenTokens(tokens.Sealed) is { } over)
                return await RenewDoomedAsync(tokens, over, cancellation);
            if (!await IsGivenBackAsync(tokens, cancellation))
                return WorkStep.Later(BackOff.After(++_revokeTries, Random.Shared.NextDouble()));
            _revokeTries = 0;
            await MoveAsync((current, _) => current with { Doomed = current.Doomed.Remove(tokens) });
        }

        return WorkStep.Done;
    }

    // Only a living access token can give the grant back, and its refresh token would live on for months. The fresh ones are kept before they are used.
    private async Task<WorkStep> RenewDoomedAsync(DoomedTokens tokens, OpenTokens open, CancellationToken cancellation)
    {
        var answer = await identity.RefreshAsync(open.Refresh, open.Device, cancellation);
        if (answer.Fault is PlatformFault.AgainSoon or PlatformFault.Unknown)
            return WorkStep.Later(BackOff.After(++_revokeTries, Random.Shared.NextDouble()));
        // Refused: the grant has ended already.
        DoomedTokens[] fresh = answer is { IsDone: true, Value: { } value } ? [new DoomedTokens(Vault.SealTokens(value, open.Device), Now + value.Lifetime)] : [];
        await MoveAsync((current, _) => current with { Doomed = [.. current.Doomed.Remove(tokens), .. fresh] });
        return WorkStep.Again;
    }

    private async Task<bool> IsGivenBackAsync(DoomedTokens tokens, CancellationToken cancellation)
    {
        if (Vault.OpenTokens(tokens.Sealed) is not { } open)
            return true;
        var answer = await identity.RevokeAsync(open.Access, cancellation);
        // A client that the provider refuses can give nothing back: the token dies by itself.
        return answer.Fault is not (PlatformFault.AgainSoon or PlatformFault.Unknown);
    }
}
