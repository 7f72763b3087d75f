using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks.Tokens;

namespace Sferum.Grains.UserLinks;

/// <summary>Access tokens for the lane: one refresh at a time, stored before use.</summary>
internal sealed partial class UserLinkGrain
{
    private const int Rounds = 4;

    private Task<PlatformFault>? _refresh;

    public async Task<Outcome<AccessToken>> GetAccessTokenAsync(long refusedGeneration, CancellationToken cancellation)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (advice, reason) = TokenRules.Ask(State, refusedGeneration, Now);
            switch (advice)
            {
                case TokenAdvice.Refuse:
                    return Refusal.Of(reason);
                case TokenAdvice.Use when Token(State!.Link!.Tokens!) is { } token:
                    return token;
                case TokenAdvice.Refresh:
                    var fault = await RefreshOnceAsync(refusedGeneration).WaitAsync(cancellation);
                    if (fault == PlatformFault.NotEntitled)
                        return Refusal.Of(RefusalReason.NotEntitled);
                    if (fault != PlatformFault.None)
                        throw new SferumFault(FaultKind.PlatformUnreachable);
                    break;
                default:
                    // Refused though fresh, or sealed by keys that are lost.
                    await BreakAsync(State!.Link!.Tokens!.Generation);
                    break;
            }
        }

        throw new SferumFault(FaultKind.PlatformUnreachable);
    }

    public Task NoteLinkRefusedAsync(long generation) => State is null ? Task.CompletedTask : BreakAsync(generation);

    private Task<PlatformFault> RefreshOnceAsync(long refusedGeneration) =>
        _refresh is { IsCompleted: false } running ? running : _refresh = RefreshAsync(refusedGeneration);

    // Never cancelled: once the provider has answered, the old refresh token is dead and the new one must be kept.
    private async Task<PlatformFault> RefreshAsync(long refusedGeneration)
    {
        var held = State!.Link!.Tokens!;
        if (Vault.OpenTokens(held.Sealed) is not { } open)
        {
            await BreakAsync(held.Generation);
            return PlatformFault.None;
        }

        var answer = await identity.RefreshAsync(open.Refresh, open.Device, CancellationToken.None);
        if (answer.Fault == PlatformFault.Unknown)
            answer = await identity.RefreshAsync(open.Refresh, open.Device, CancellationToken.None);
        if (answer.Fault == PlatformFault.LinkAgain)
        {
            await BreakAsync(held.Generation);
            return PlatformFault.None;
        }

        if (answer is { IsDone: true, Value: { } fresh })
            await KeepAsync(fresh, open.Device, held, refusedGeneration);
        return answer.Fault;
    }

    private async Task KeepAsync(IdentityTokens fresh, string device, HeldTokens held, long refusedGeneration)
    {
        var kept = new DoomedTokens(Vault.SealTokens(fresh, device), Now + fresh.Lifetime);
        await NoteAsync((state, now) => TokenRules.Refreshed(state!, held.Generation, kept, held.Generation == refusedGeneration, now));
        LogRefreshed(Log, Account, held.Generation + 1);
    }

    private async Task BreakAsync(long generation)
    {
        var before = State!.StandingVersion;
        await NoteAsync((state, now) => TokenRules.Broken(state!, generation, now));
        if (State!.StandingVersion == before)
            return;
        LinkMetrics.Broken();
        LogBroken(Log, Account, generation);
    }

    private AccessToken? Token(HeldTokens held) =>
        Vault.OpenTokens(held.Sealed) is { } open ? new AccessToken(open.Access, held.Generation, held.ExpireTime - TokenRules.Margin) : null;
}
