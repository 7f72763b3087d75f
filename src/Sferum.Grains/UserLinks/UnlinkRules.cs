using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks.Attempts;
using Sferum.Grains.UserLinks.Tokens;

namespace Sferum.Grains.UserLinks;

/// <summary>«Отвязать аккаунт от Сферума» (A9): nothing stays of the link; tokens and profile go back, and every chat has to know.</summary>
internal static class UnlinkRules
{
    /// <summary>Undoes the link and ends the attempt under way; where there is neither, nothing changes. Whoever has left every school may still undo what is left. Refused: NotFound.</summary>
    public static Outcome<UserLinkState> Unlink(UserLinkState? state, DateTimeOffset now)
    {
        if (state is null || !UserLinkRules.IsShown(state))
            return Refusal.Of(RefusalReason.NotFound, "account");
        return WithoutLink(WithoutAttempt(state, now), now);
    }

    // A claim that is under way is answered before anything is given back: the worker does one thing after the other.
    private static UserLinkState WithoutAttempt(UserLinkState state, DateTimeOffset now)
    {
        if (state.Attempt is not { Stage: not AttemptStage.Over } attempt)
            return state;
        var ended = AttemptEndRules.Doom(state, attempt.Tokens) with { Attempt = null, UpdateTime = now };
        return attempt is { Stage: AttemptStage.Confirming, Profile: { } profile } ? Released(ended, profile) : ended;
    }

    private static UserLinkState WithoutLink(UserLinkState state, DateTimeOffset now)
    {
        if (state.Link is not { } link)
            return state;
        return Released(AttemptEndRules.Doom(state, TokenRules.Doomed(link.Tokens)), link.Profile) with
        {
            Link = null,
            WasLinked = true,
            StandingVersion = state.StandingVersion + 1,
            UpdateTime = now,
        };
    }

    private static UserLinkState Released(UserLinkState state, LinkedProfile profile) => state.ProfilesToRelease.Contains(profile.PlatformUser)
        ? state
        : state with { ProfilesToRelease = state.ProfilesToRelease.Add(profile.PlatformUser) };
}
