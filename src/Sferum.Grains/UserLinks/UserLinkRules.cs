using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks.Attempts;
using Sferum.Grains.UserLinks.Marks;
using Sferum.Grains.UserLinks.Tokens;

namespace Sferum.Grains.UserLinks;

/// <summary>
/// Where a link stands, and who has to know. A link works when the platform accepts it and, for a Sferum chats administrator, tokens are held: whoever becomes
/// administrator after having linked as an ordinary person must link again (readers see Broken), while chats go on to see them as linked.
/// </summary>
internal static class UserLinkRules
{
    /// <summary>Takes what the account is in a school; the same state when that is known already or older than what is known.</summary>
    public static UserLinkState SetRoles(UserLinkState? state, SchoolRoles roles, DateTimeOffset now, TimeSpan? keep = null)
    {
        state ??= new UserLinkState();
        var known = RolesIn(state, roles.School);
        if (known is null ? roles.Kinds == PersonKinds.None : roles.Version < known.Version || known with { Version = roles.Version } == roles)
            return state;
        var next = state with { Schools = known is null ? state.Schools.Add(roles) : state.Schools.Replace(known, roles) };
        next = Concerns(state, roles.School) == Concerns(next, roles.School) ? next : Changed(next, roles.School);
        next = Works(state) == Works(next) ? next : next with { UpdateTime = now };
        return TokenRules.FollowRole(LinkMarks.Followed(next, roles), now, keep ?? TokenRules.LongestHandOver);
    }

    /// <summary>A chat wants to be told, or no longer; who asks knows the present standing by the answer.</summary>
    public static UserLinkState Subscribe(UserLinkState? state, ChatId chat, bool subscribed) => Subscribe(state, chat, subscribed, aside: false);

    /// <summary>A chat that the account is not in wants to be told.</summary>
    public static UserLinkState StandAside(UserLinkState? state, ChatId chat) => Subscribe(state, chat, subscribed: true, aside: true);

    /// <summary>A chat needs the account's tokens until it is handed over.</summary>
    public static UserLinkState HoldTokens(UserLinkState? state, ChatId chat, bool member) => Subscribe(state, chat, subscribed: true, aside: !member, holding: true);

    /// <summary>Notes what chats were told.</summary>
    public static UserLinkState Told(UserLinkState state, IReadOnlyCollection<ChatId> told, long version) =>
        told.Count == 0 ? state : state with { Chats = ChatSubscriptions.Told(state.Chats, told, version) };

    /// <summary>Where the link stands, as a school sees it.</summary>
    public static LinkStanding Standing(UserLinkState? state, SchoolId school) => state is null
        ? new LinkStanding(LinkState.NotLinked, PlatformUser: null, Blocked: false, Version: 1)
        : new LinkStanding(StandingState(state), state.Link?.Profile.PlatformUser, IsBlocked(state, school), state.StandingVersion) { Outside = IsOutside(state, school) };

    /// <summary>Whether the account is in any school.</summary>
    public static bool IsKnown(UserLinkState? state) => state is not null && state.Schools.Any(s => s.Kinds != PersonKinds.None);

    /// <summary>Whether readers see the account: it is in a school, or has left its link here when it left the last one (A9).</summary>
    public static bool IsShown(UserLinkState? state) => IsKnown(state) || state?.Link is not null;

    /// <summary>Whether the account is in a school.</summary>
    public static bool IsIn(UserLinkState? state, SchoolId school) =>
        state is not null && RolesIn(state, school) is { Kinds: not PersonKinds.None };

    /// <summary>Whether the account is the Sferum chats administrator of a school.</summary>
    public static bool IsAdministrator(UserLinkState state) => state.Schools.Any(s => s is { SferumAdministrator: true, Kinds: not PersonKinds.None });

    /// <summary>Whether the link does all that is asked of it.</summary>
    public static bool Works(UserLinkState state) => state.Link is { Broken: false } link && (link.Tokens is not null || !IsAdministrator(state));

    /// <summary>The state that readers see (A6).</summary>
    public static LinkState Seen(UserLinkState state, DateTimeOffset now) => state switch
    {
        _ when Works(state) => LinkState.Linked,
        { Attempt: { Stage: not AttemptStage.Over } attempt } when attempt.Stage == AttemptStage.Confirming || now < attempt.ExpireTime => LinkState.InProgress,
        { Link: not null } => LinkState.Broken,
        _ => LinkState.NotLinked,
    };

    /// <summary>The link as readers get it.</summary>
    public static Outcome<UserLinkSnapshot> Snapshot(AccountId account, UserLinkState? state, DateTimeOffset now) => state is not null && IsShown(state)
        ? SnapshotOf(account, state, now)
        : Refusal.Of(RefusalReason.NotFound, "account");

    /// <summary>The link of an account that was there a moment ago.</summary>
    public static UserLinkSnapshot SnapshotOf(AccountId account, UserLinkState state, DateTimeOffset now)
    {
        var seen = Seen(state, now);
        return new UserLinkSnapshot
        {
            Account = account,
            State = seen,
            ProfileId = state.Link?.Profile.PlatformUser ?? "",
            ProfileName = state.Link?.Profile.Name ?? "",
            NameDiffers = state.Link?.Profile.NameDiffers ?? false,
            LinkTime = state.Link?.LinkTime,
            AttemptExpireTime = seen == LinkState.InProgress ? state.Attempt!.ExpireTime : null,
            LastRefusal = state.LastRefusal,
            Schools = [.. state.Schools.Where(s => s.Kinds != PersonKinds.None).Select(s => s.School)],
            AdministratorOf = [.. state.Schools.Where(s => s is { SferumAdministrator: true, Kinds: not PersonKinds.None }).Select(s => s.School)],
            ChatCount = ChatSubscriptions.Joined(state.Chats),
            Pending = PendingChats.Of(UserLinkDuties.Waiting(state)),
            UpdateTime = state.UpdateTime,
            ReturnAddress = state.Attempt is { CallerTakesCallback: false } last ? last.ReturnAddress : "",
        };
    }

    private static UserLinkState Subscribe(UserLinkState? state, ChatId chat, bool subscribed, bool aside, bool holding = false)
    {
        state ??= new UserLinkState();
        var chats = ChatSubscriptions.Put(state.Chats, chat, subscribed, state.StandingVersion, aside, holding);
        return chats == state.Chats ? state : state with { Chats = chats };
    }

    private static LinkState StandingState(UserLinkState state) => state.Link switch
    {
        null => LinkState.NotLinked,
        { Broken: true } => LinkState.Broken,
        _ => LinkState.Linked,
    };

    private static bool IsBlocked(UserLinkState state, SchoolId school) => RolesIn(state, school) is { Kinds: not PersonKinds.None, Blocked: true };

    // Had a role there, and has none any more: of a school that nobody has named yet nothing is known.
    private static bool IsOutside(UserLinkState state, SchoolId school) => RolesIn(state, school) is { Kinds: PersonKinds.None };

    private static (bool Blocked, bool Outside) Concerns(UserLinkState state, SchoolId school) => (IsBlocked(state, school), IsOutside(state, school));

    private static SchoolRoles? RolesIn(UserLinkState state, SchoolId school) => state.Schools.FirstOrDefault(s => s.School == school);

    private static UserLinkState Changed(UserLinkState state, SchoolId school) => state with
    {
        StandingVersion = state.StandingVersion + 1,
        Chats = ChatSubscriptions.KnownOutside(state.Chats, school, state.StandingVersion, state.StandingVersion + 1),
    };
}
