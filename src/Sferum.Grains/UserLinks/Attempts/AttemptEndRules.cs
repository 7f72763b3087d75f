using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks.Tokens;

namespace Sferum.Grains.UserLinks.Attempts;

/// <summary>How an attempt goes on once the browser is back: exchange, claim, end.</summary>
internal static class AttemptEndRules
{
    /// <summary>The code was exchanged and the profile read. Where the attempt is no longer waiting for that, the tokens are given back.</summary>
    public static UserLinkState Exchanged(UserLinkState state, string stateHash, LinkedProfile profile, DoomedTokens tokens)
    {
        if (state.Attempt is not { Stage: AttemptStage.Returned } attempt || attempt.StateHash != stateHash)
            return Doom(state, tokens);
        return state with
        {
            Attempt = attempt with
            {
                // Who takes the callback has asked the person already.
                Stage = attempt.CallerTakesCallback ? AttemptStage.Confirming : AttemptStage.AwaitingConfirmation,
                SealedCode = "",
                Profile = profile,
                Tokens = tokens,
            },
        };
    }

    /// <summary>The code was exchanged, or not, and no link can come of it.</summary>
    public static UserLinkState ExchangeFailed(UserLinkState state, string stateHash, RefusalReason reason, DoomedTokens? tokens, DateTimeOffset now)
    {
        var doomed = Doom(state, tokens);
        return doomed.Attempt is { Stage: AttemptStage.Returned } attempt && attempt.StateHash == stateHash
            ? Refuse(doomed, reason, now).Next
            : doomed;
    }

    /// <summary>The profile's claim was decided: the account is linked, or another one holds the profile (A6).</summary>
    public static UserLinkState Claimed(UserLinkState state, string stateHash, bool isOurs, DateTimeOffset now)
    {
        if (state.Attempt is not { Stage: AttemptStage.Confirming } attempt || attempt.StateHash != stateHash)
            return state;
        return isOurs ? Link(state, attempt, now) : Refuse(state, RefusalReason.ProfileAlreadyLinked, now).Next;
    }

    /// <summary>Ends the attempt without a link; what it held is given back.</summary>
    public static AttemptStep Refuse(UserLinkState state, RefusalReason reason, DateTimeOffset now) =>
        new(Doom(state, state.Attempt?.Tokens) with { Attempt = Over(state.Attempt, reason), LastRefusal = reason, UpdateTime = now }, Refusal.Of(reason));

    /// <summary>Tokens that nobody keeps are given back.</summary>
    public static UserLinkState Doom(UserLinkState state, DoomedTokens? tokens) =>
        tokens is null ? state : state with { Doomed = state.Doomed.Add(tokens) };

    private static UserLinkState Link(UserLinkState state, LinkAttempt attempt, DateTimeOffset now)
    {
        var (profile, old) = (attempt.Profile!, state.Link);
        var released = state.ProfilesToRelease.Remove(profile.PlatformUser);
        var keep = UserLinkRules.IsAdministrator(state);
        var settled = Doom(Doom(state, TokenRules.Doomed(old?.Tokens)), keep ? null : attempt.Tokens);
        return settled with
        {
            Link = new ProfileLink { Profile = profile, LinkTime = now, Tokens = keep ? TokenRules.Hold(attempt.Tokens!, state.TokenGeneration + 1, now) : null },
            TokenGeneration = keep ? state.TokenGeneration + 1 : state.TokenGeneration,
            ProfilesToRelease = old is null || old.Profile.PlatformUser == profile.PlatformUser ? released : released.Add(old.Profile.PlatformUser),
            Attempt = Over(attempt, RefusalReason.Unspecified),
            Replaced = [],
            LastRefusal = RefusalReason.Unspecified,
            StandingVersion = state.StandingVersion + 1,
            UpdateTime = now,
        };
    }

    // The hashes stay, so that a page that is loaded again is answered to the point.
    private static LinkAttempt? Over(LinkAttempt? attempt, RefusalReason reason) => attempt is null ? null : attempt with
    {
        Stage = AttemptStage.Over,
        SealedSeed = "",
        SealedCode = "",
        Profile = null,
        Tokens = null,
        EndedBy = reason,
    };
}
