using System.Globalization;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks.Attempts;

namespace Sferum.Grains.UserLinks;

/// <summary>The way of an attempt: each command commits what the browser or the caller brought, the worker does what follows, the command waits for that.</summary>
internal sealed partial class UserLinkGrain
{
    public async Task<Outcome<LinkAttemptTicket>> BeginAsync(BeginLink command, CancellationToken cancellation)
    {
        await SettleAsync(state => !UserLinkDuties.MustClaim(state), cancellation);
        var seed = AttemptSecrets.Draw();
        var fresh = NewAttempt.Of(Vault.SealAttempt(seed), AttemptSecrets.Of(seed));
        var outcome = await CommitAsync(command.Request, (state, now) =>
            LinkAttemptRules.Begin(state, command, fresh, now).Map(next => new Decision<UserLinkState>(next, Memo(next.Attempt!))));
        return outcome.IsRefused ? outcome.Refusal : await TicketAsync(command, outcome.Value.Memo);
    }

    public async Task<Outcome<LinkDeparture>> OpenAsync(string ticket, IReadOnlyList<string> browserSecrets, CancellationToken cancellation)
    {
        var browser = AttemptSecrets.Draw();
        string[] presented = [.. browserSecrets.Select(AttemptSecrets.Hash)];
        var step = await StepAsync((state, now) =>
            LinkAttemptRules.Open(state, AttemptSecrets.Hash(ticket), AttemptSecrets.Hash(browser), presented, now));
        if (step.Refusal is { } refusal)
            return refusal;
        if (Secrets(step.Next.Attempt!.SealedSeed) is not { } secrets)
            return Refusal.Of(RefusalReason.LinkStateUnknown);
        if (step.Next.Attempt.Stage > AttemptStage.Opened)
            return new LinkDeparture("", "", secrets.State);
        return new LinkDeparture(identity.AuthorizationAddress(secrets.State, secrets.Challenge).AbsoluteUri, browser, secrets.State);
    }

    public async Task<Outcome<LinkConfirmation>> ReturnAsync(LinkReturn command, CancellationToken cancellation)
    {
        var back = Back(command, AttemptSecrets.Hash(command.BrowserSecret));
        var step = await StepAsync((state, now) => LinkAttemptRules.Return(state, back, now));
        if (step.Refusal is { } refusal)
            return refusal;
        await SettledAsync(back.StateHash, cancellation);
        return Confirmation(back.StateHash);
    }

    public async Task<Outcome<UserLinkSnapshot>> ConfirmAsync(ConfirmLink command, CancellationToken cancellation)
    {
        var (confirmation, browser) = (AttemptSecrets.Hash(command.Confirmation), AttemptSecrets.Hash(command.BrowserSecret));
        var step = await StepAsync((state, now) => LinkAttemptRules.Confirm(state, confirmation, browser, now));
        return step.Refusal is { } refusal ? refusal : await FinishAsync(step.Next.Attempt!.StateHash, cancellation);
    }

    public async Task<Outcome<UserLinkSnapshot>> CompleteAsync(CompleteLink command, CancellationToken cancellation)
    {
        var back = Back(command.Return, browserHash: null);
        var outcome = await CommitAsync(command.Request, (state, now) => Complete(state, back, now));
        return outcome.IsRefused ? outcome.Refusal : await FinishAsync(back.StateHash, cancellation);
    }

    // What changes the row is remembered, also when it ends the attempt: the same call again gets the same answer.
    private static Outcome<Decision<UserLinkState>> Complete(UserLinkState? state, BrowserReturn back, DateTimeOffset now)
    {
        if (state is null || !UserLinkRules.IsKnown(state))
            return Refusal.Of(RefusalReason.NotFound, "account");
        var step = LinkAttemptRules.Return(state, back, now);
        return step.Refusal is { } refusal && ReferenceEquals(step.Next, state) ? refusal : new Decision<UserLinkState>(step.Next);
    }

    private static bool IsUnderWay(UserLinkState state, string stateHash, AttemptStage stage) =>
        state.Attempt is { } attempt && attempt.StateHash == stateHash && attempt.Stage == stage;

    private static string Memo(LinkAttempt attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{attempt.ExpireTime.UtcTicks} {attempt.SealedSeed}");

    private async Task<AttemptStep> StepAsync(Func<UserLinkState, DateTimeOffset, AttemptStep> decide)
    {
        if (State is null)
            return AttemptStep.Refused(new UserLinkState(), RefusalReason.LinkStateUnknown);
        AttemptStep? step = null;
        await NoteAsync((state, now) => (step = decide(state!, now)).Next);
        if (step!.Refusal is { } refusal)
            LogRefused(Account, refusal.Reason);
        return step;
    }

    private async Task<Outcome<LinkAttemptTicket>> TicketAsync(BeginLink command, string memo)
    {
        var space = memo.IndexOf(' ', StringComparison.Ordinal);
        if (Secrets(memo[(space + 1)..]) is not { } secrets)
            return Refusal.Of(RefusalReason.LinkStateUnknown);
        var expireTime = new DateTimeOffset(long.Parse(memo.AsSpan(0, space), CultureInfo.InvariantCulture), TimeSpan.Zero);
        if (command.CallerTakesCallback)
            return new LinkAttemptTicket("", identity.AuthorizationAddress(secrets.State, secrets.Challenge, command.ReturnAddress).AbsoluteUri, secrets.State, expireTime);
        // Before the answer: whoever opens the address at once must be known.
        await Task.WhenAll(
            GrainFactory.LinkAttempt(secrets.Ticket).NoteAsync(Account, expireTime),
            GrainFactory.LinkAttempt(secrets.State).NoteAsync(Account, expireTime));
        return new LinkAttemptTicket(secrets.Ticket, "", "", expireTime);
    }

    private BrowserReturn Back(LinkReturn command, string? browserHash)
    {
        var hasCode = command.Error.Length == 0 && command.Code.Length > 0;
        return new BrowserReturn(
            AttemptSecrets.Hash(command.State), browserHash, hasCode ? Vault.SealAttempt(command.Code, command.DeviceId, command.State) : null)
        {
            CodeHash = hasCode ? AttemptSecrets.Hash(command.Code) : "",
            WithoutCode = WithoutCode(command.Error),
            IsBare = command is { Error: "", Code: "" },
        };
    }

    // A browser that brings neither a code nor an error has been turned back by its person.
    private RefusalReason WithoutCode(string error) => error.Length == 0 ? RefusalReason.LinkDenied : identity.RefusalOf(error) switch
    {
        IdentityRefusal.ByPerson => RefusalReason.LinkDenied,
        IdentityRefusal.NoProfile => RefusalReason.NoEducationalProfile,
        _ => RefusalReason.LinkCodeRefused,
    };

    private AttemptSecrets? Secrets(string sealedSeed) => Vault.OpenAttempt(sealedSeed) is [var seed] ? AttemptSecrets.Of(seed) : null;

    private Outcome<LinkConfirmation> Confirmation(string stateHash)
    {
        if (State!.Attempt is not { } attempt || attempt.StateHash != stateHash)
            return Gone();
        return attempt switch
        {
            { EndedBy: not RefusalReason.Unspecified } => Refusal.Of(attempt.EndedBy),
            { Stage: AttemptStage.AwaitingConfirmation, Profile: { } profile } when Secrets(attempt.SealedSeed) is { } secrets =>
                new LinkConfirmation(Account, profile.Name, profile.NameDiffers, secrets.Confirmation),
            _ => Refusal.Of(RefusalReason.AccountAlreadyLinked),
        };
    }

    private async Task<Outcome<UserLinkSnapshot>> FinishAsync(string stateHash, CancellationToken cancellation)
    {
        await SettledAsync(stateHash, cancellation);
        return State!.Attempt switch
        {
            { EndedBy: not RefusalReason.Unspecified } attempt when attempt.StateHash == stateHash => Refusal.Of(attempt.EndedBy),
            { Stage: AttemptStage.Over } => Snapshot(),
            _ => Gone(),
        };
    }

    // Whatever is under way of itself has come to its end: nobody is told of a link that the profile's claim may still refuse.
    private Task SettledAsync(string stateHash, CancellationToken cancellation) => SettleAsync(
        state => !IsUnderWay(state, stateHash, AttemptStage.Returned) && !IsUnderWay(state, stateHash, AttemptStage.Confirming), cancellation);

    // A newer attempt took its place, or unlinking ended it.
    private Refusal Gone() => Refusal.Of(State!.Attempt is null ? RefusalReason.LinkStateUnknown : RefusalReason.LinkAttemptReplaced);
}
