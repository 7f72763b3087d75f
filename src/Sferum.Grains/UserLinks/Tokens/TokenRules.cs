using Sferum.Grains.Outcomes;

namespace Sferum.Grains.UserLinks.Tokens;

/// <summary>What follows from asking for an access token.</summary>
internal enum TokenAdvice
{
    /// <summary>The access token is good.</summary>
    Use,

    /// <summary>New tokens are to be had.</summary>
    Refresh,

    /// <summary>The platform refuses even fresh tokens: the link is broken.</summary>
    Break,

    /// <summary>There is no token, and none to be had.</summary>
    Refuse,
}

/// <summary>The life of a Sferum chats administrator's tokens.</summary>
internal static class TokenRules
{
    /// <summary>How long before its end an access token is no longer used.</summary>
    public static TimeSpan Margin { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the tokens of a former administrator are kept at least, so that chats can say that they have to be handed over to the new one.</summary>
    public static TimeSpan HandOver { get; } = TimeSpan.FromDays(1);

    /// <summary>How long they are kept at most, unless set otherwise, while there are such chats.</summary>
    public static TimeSpan LongestHandOver { get; } = TimeSpan.FromDays(30);

    /// <summary>A token that is refused this soon after it took a refused one's place shows that it is not the token that is wrong.</summary>
    public static TimeSpan Fresh { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether the token can be used, must be renewed, or cannot be had.</summary>
    /// <param name="state">The account's state.</param>
    /// <param name="refusedGeneration">The generation that the platform refused; 0: none.</param>
    /// <param name="now">This moment.</param>
    public static (TokenAdvice Advice, RefusalReason Reason) Ask(UserLinkState? state, long refusedGeneration, DateTimeOffset now) => state?.Link switch
    {
        null => (TokenAdvice.Refuse, RefusalReason.AdministratorNotLinked),
        { Broken: true } or { Tokens: null } => (TokenAdvice.Refuse, RefusalReason.LinkBroken),
        { Tokens: { } tokens } => (Of(tokens, refusedGeneration, now), RefusalReason.Unspecified),
    };

    /// <summary>New tokens took the place of those of a generation; tokens that nobody waits for any more are given back.</summary>
    public static UserLinkState Refreshed(UserLinkState state, long generation, DoomedTokens fresh, bool afterRefusal, DateTimeOffset now)
    {
        if (state.Link is not { Broken: false, Tokens: { } held } link || held.Generation != generation)
            return state with { Doomed = state.Doomed.Add(fresh) };
        var next = state.TokenGeneration + 1;
        return state with
        {
            Link = link with { Tokens = Hold(fresh, next, now) with { AfterRefusal = afterRefusal, GiveBackTime = held.GiveBackTime, LastTime = held.LastTime } },
            TokenGeneration = next,
        };
    }

    /// <summary>The platform no longer accepts the link: its owner must link again. The profile stays claimed: the person is still in the chats there.</summary>
    public static UserLinkState Broken(UserLinkState state, long generation, DateTimeOffset now) =>
        state.Link is { Broken: false, Tokens: { } held } link && held.Generation == generation
            ? state with { Link = link with { Broken = true, Tokens = null }, StandingVersion = state.StandingVersion + 1, UpdateTime = now }
            : state;

    /// <summary>Tokens that come with the administrator's role and go some time after it.</summary>
    public static UserLinkState FollowRole(UserLinkState state, DateTimeOffset now, TimeSpan longest)
    {
        if (state.Link is not { Tokens: { } held } link)
            return state;
        DateTimeOffset? giveBack = UserLinkRules.IsAdministrator(state) ? null : held.GiveBackTime ?? now + HandOver;
        DateTimeOffset? last = giveBack is null ? null : held.LastTime ?? now + longest;
        return giveBack == held.GiveBackTime ? state : state with { Link = link with { Tokens = held with { GiveBackTime = giveBack, LastTime = last } } };
    }

    /// <summary>When the tokens are given back: soon after the role is gone, or when the last chat is handed over, but not much later; null: they are kept.</summary>
    public static DateTimeOffset? GiveBackTime(UserLinkState state) => state.Link?.Tokens switch
    {
        { GiveBackTime: { } soon, LastTime: { } last } when last > soon && state.Chats.Any(static chat => chat.Holding) => last,
        { GiveBackTime: var soon } => soon,
        _ => null,
    };

    /// <summary>The tokens of one who is no administrator any more are given back in time.</summary>
    public static UserLinkState GiveBack(UserLinkState state, DateTimeOffset now) =>
        GiveBackTime(state) <= now && state.Link is { Tokens: { } held } link
            ? state with { Link = link with { Tokens = null }, Doomed = state.Doomed.Add(Doomed(held)!) }
            : state;

    /// <summary>Tokens to be kept.</summary>
    public static HeldTokens Hold(DoomedTokens tokens, long generation, DateTimeOffset now) =>
        new() { Sealed = tokens.Sealed, Generation = generation, IssueTime = now, ExpireTime = tokens.ExpireTime };

    /// <summary>Tokens to be given back.</summary>
    public static DoomedTokens? Doomed(HeldTokens? tokens) => tokens is null ? null : new DoomedTokens(tokens.Sealed, tokens.ExpireTime);

    private static TokenAdvice Of(HeldTokens tokens, long refusedGeneration, DateTimeOffset now)
    {
        if (tokens.Generation == refusedGeneration)
            return tokens.AfterRefusal && now - tokens.IssueTime < Fresh ? TokenAdvice.Break : TokenAdvice.Refresh;
        return now >= tokens.ExpireTime - Margin ? TokenAdvice.Refresh : TokenAdvice.Use;
    }
}
