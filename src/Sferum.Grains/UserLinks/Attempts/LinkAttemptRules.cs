using Sferum.Grains.Outcomes;

namespace Sferum.Grains.UserLinks.Attempts;

/// <summary>The way of an attempt as far as browsers and callers take it (A1-A6).</summary>
internal static class LinkAttemptRules
{
    /// <summary>How long an attempt may take.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    private const int ReplacedKept = 16;

    /// <summary>A new attempt takes the place of an older one. One that is being confirmed is no longer the person's to replace: it becomes a link, or a refusal, by itself.</summary>
    public static Outcome<UserLinkState> Begin(UserLinkState? state, BeginLink command, NewAttempt fresh, DateTimeOffset now)
    {
        if (state is null || !UserLinkRules.IsKnown(state))
            return Refusal.Of(RefusalReason.NotFound, "account");
        if (UserLinkRules.Works(state) || state.Attempt is { Stage: AttemptStage.Confirming })
            return Refusal.Of(RefusalReason.AccountAlreadyLinked);
        return Replace(state) with
        {
            Attempt = new LinkAttempt
            {
                SealedSeed = fresh.SealedSeed,
                TicketHash = fresh.TicketHash,
                StateHash = fresh.StateHash,
                ConfirmationHash = fresh.ConfirmationHash,
                Stage = AttemptStage.Begun,
                ExpireTime = now + Lifetime,
                ReturnAddress = command.ReturnAddress,
                CallerTakesCallback = command.CallerTakesCallback,
            },
            LastRefusal = RefusalReason.Unspecified,
            UpdateTime = now,
        };
    }

    /// <summary>
    /// The start page was opened: the attempt belongs to that browser from then on. The same browser may open it again, and once something has come back nothing changes by that; another
    /// one may not: a forwarded address links nobody.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="ticketHash">Of the ticket in the address.</param>
    /// <param name="browserHash">Of the secret that the browser gets now.</param>
    /// <param name="presented">Of the secrets of attempts that the browser had already.</param>
    /// <param name="now">This moment.</param>
    public static AttemptStep Open(UserLinkState state, string ticketHash, string browserHash, IReadOnlyCollection<string> presented, DateTimeOffset now)
    {
        if (Check(state, a => a.TicketHash == ticketHash, ticketHash, now) is { } reason)
            return AttemptStep.Refused(state, reason);
        if (state.Attempt is not { CallerTakesCallback: false } attempt)
            return AttemptStep.Refused(state, RefusalReason.LinkStateUnknown);
        if (attempt.Stage != AttemptStage.Begun && !presented.Contains(attempt.BrowserHash))
            return Noted(state, RefusalReason.OtherBrowser);
        return attempt.Stage switch
        {
            AttemptStage.Begun or AttemptStage.Opened => new AttemptStep(state with { Attempt = attempt with { Stage = AttemptStage.Opened, BrowserHash = browserHash } }),
            AttemptStage.Over => AttemptStep.Refused(state, RefusalReason.AccountAlreadyLinked),
            _ => new AttemptStep(state),
        };
    }

    /// <summary>The browser came back. Once its code is known, coming again with it changes nothing; another one is refused, since a state is good for one.</summary>
    public static AttemptStep Return(UserLinkState state, BrowserReturn command, DateTimeOffset now)
    {
        if (Check(state, a => a.StateHash == command.StateHash, command.StateHash, now) is { } reason)
            return AttemptStep.Refused(state, reason);
        var attempt = state.Attempt!;
        if (attempt.CallerTakesCallback != command.BrowserHash is null)
            return AttemptStep.Refused(state, RefusalReason.LinkStateUnknown);
        if (!IsSameBrowser(attempt, command.BrowserHash))
            return Noted(state, RefusalReason.OtherBrowser);
        if (attempt.Stage > AttemptStage.Opened)
            return IsSameCode(attempt, command) ? new AttemptStep(state) : AttemptStep.Refused(state, RefusalReason.LinkStateUnknown);
        return command.SealedCode is null
            ? AttemptEndRules.Refuse(state, command.WithoutCode, now)
            : new AttemptStep(state with { Attempt = attempt with { Stage = AttemptStage.Returned, SealedCode = command.SealedCode, CodeHash = command.CodeHash } });
    }

    /// <summary>The person says that account and profile belong together. Saying so again changes nothing.</summary>
    public static AttemptStep Confirm(UserLinkState state, string confirmationHash, string browserHash, DateTimeOffset now)
    {
        if (Check(state, a => a.ConfirmationHash == confirmationHash, confirmationHash, now) is { } reason)
            return AttemptStep.Refused(state, reason);
        var attempt = state.Attempt!;
        if (!IsSameBrowser(attempt, browserHash))
            return Noted(state, RefusalReason.OtherBrowser);
        return attempt.Stage switch
        {
            AttemptStage.AwaitingConfirmation => new AttemptStep(state with { Attempt = attempt with { Stage = AttemptStage.Confirming } }),
            AttemptStage.Confirming or AttemptStage.Over => new AttemptStep(state),
            _ => AttemptStep.Refused(state, RefusalReason.LinkStateUnknown),
        };
    }

    /// <summary>The time is up; what is confirmed already is finished all the same.</summary>
    public static UserLinkState Expire(UserLinkState state, DateTimeOffset now) =>
        state.Attempt is { Stage: < AttemptStage.Confirming } attempt && now >= attempt.ExpireTime
            ? AttemptEndRules.Refuse(state, RefusalReason.LinkAttemptExpired, now).Next
            : state;

    private static RefusalReason? Check(UserLinkState state, Predicate<LinkAttempt> isMeant, string hash, DateTimeOffset now)
    {
        if (state.Attempt is not { } attempt || !isMeant(attempt))
            return state.Replaced.Contains(hash) ? RefusalReason.LinkAttemptReplaced : RefusalReason.LinkStateUnknown;
        if (attempt is { Stage: AttemptStage.Over, EndedBy: not RefusalReason.Unspecified })
            return attempt.EndedBy;
        // The link that came of it was undone since: the attempt says nothing of it any more.
        if (attempt.Stage == AttemptStage.Over && state.Link is null)
            return RefusalReason.LinkStateUnknown;
        return attempt.Stage < AttemptStage.Confirming && now >= attempt.ExpireTime ? RefusalReason.LinkAttemptExpired : null;
    }

    // Attempts of earlier versions did not keep it.
    private static bool IsSameCode(LinkAttempt attempt, BrowserReturn command) => command.IsBare || attempt.CodeHash.Length == 0 || attempt.CodeHash == command.CodeHash;

    private static bool IsSameBrowser(LinkAttempt attempt, string? browserHash) =>
        attempt.CallerTakesCallback || (attempt.BrowserHash.Length > 0 && attempt.BrowserHash == browserHash);

    // Somebody else's browser does not end the attempt of the right one, and says nothing of one that is over.
    private static AttemptStep Noted(UserLinkState state, RefusalReason reason) =>
        new(state.Attempt is { Stage: AttemptStage.Over } ? state : state with { LastRefusal = reason }, Refusal.Of(reason));

    private static UserLinkState Replace(UserLinkState state)
    {
        if (state.Attempt is not { } old)
            return state;
        var replaced = old.Stage == AttemptStage.Over ? state.Replaced : state.Replaced.AddRange(old.TicketHash, old.StateHash, old.ConfirmationHash);
        return AttemptEndRules.Doom(state, old.Tokens) with
        {
            Replaced = replaced.RemoveRange(0, Math.Max(0, replaced.Length - ReplacedKept)),
            Attempt = null,
        };
    }
}
