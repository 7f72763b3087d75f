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

    /// <summary>The start page was opened: the attempt belongs to that browser. Opening it again moves it to the newer browser, while nothing has come back.</summary>
    public static AttemptStep Open(UserLinkState state, string ticketHash, string browserHash, DateTimeOffset now)
    {
        if (Check(state, a => a.TicketHash == ticketHash, ticketHash, now) is { } reason)
            return AttemptStep.Refused(state, reason);
        return state.Attempt is { CallerTakesCallback: false, Stage: AttemptStage.Begun or AttemptStage.Opened } attempt
            ? new AttemptStep(state with { Attempt = attempt with { Stage = AttemptStage.Opened, BrowserHash = browserHash } })
            : AttemptStep.Refused(state, RefusalReason.LinkStateUnknown);
    }

    /// <summary>The browser came back. Once its code is known, coming again changes nothing.</summary>
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
            return new AttemptStep(state);
        return command.SealedCode is null
            ? AttemptEndRules.Refuse(state, RefusalReason.LinkDenied, now)
            : new AttemptStep(state with { Attempt = attempt with { Stage = AttemptStage.Returned, SealedCode = command.SealedCode } });
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
        return attempt.Stage < AttemptStage.Confirming && now >= attempt.ExpireTime ? RefusalReason.LinkAttemptExpired : null;
    }

    private static bool IsSameBrowser(LinkAttempt attempt, string? browserHash) =>
        attempt.CallerTakesCallback || (attempt.BrowserHash.Length > 0 && attempt.BrowserHash == browserHash);

    // Somebody else's browser does not end the attempt of the right one.
    private static AttemptStep Noted(UserLinkState state, RefusalReason reason) => new(state with { LastRefusal = reason }, Refusal.Of(reason));

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
