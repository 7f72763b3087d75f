using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks.Attempts;

namespace Sferum.Grains.UserLinks;

/// <summary>What erasures make of a link. Pure; the same state comes back when nothing changes.</summary>
internal static class LinkForgetting
{
    /// <summary>What is known of the account.</summary>
    public static LinkRemains RemainsOf(UserLinkState? state, bool owes) => state is null ? new LinkRemains { IsEmpty = true } : new LinkRemains
    {
        Schools = [.. state.Schools.Select(roles => roles.School).Union(state.Chats.Select(chat => chat.Chat.School))],
        AdministratorOf = [.. state.Schools.Where(roles => roles is { SferumAdministrator: true, Kinds: not PersonKinds.None }).Select(roles => roles.School)],
        Chats = [.. state.Chats.Select(chat => chat.Chat)],
        ChatCount = ChatSubscriptions.Joined(state.Chats),
        Profiles = [.. ProfilesOf(state).Distinct()],
        IsOwing = owes,
        IsHolding = state.Chats.Any(chat => chat.Holding),
        IsShown = UserLinkRules.IsShown(state),
        IsEmpty = state is { Schools: [], Chats: [], Link: null },
    };

    /// <summary>Without the link and the attempt under way.</summary>
    public static UserLinkState Undone(UserLinkState state, DateTimeOffset now) =>
        state is { Link: null, Attempt: null or { Stage: AttemptStage.Over } } ? state : UnlinkRules.Unlink(state, now).Value ?? state;

    /// <summary>Nothing in a school any more; whoever is in none is not linked either. The school stays named, so that the row is found until what is owed is done.</summary>
    public static UserLinkState Left(UserLinkState state, SchoolId school, DateTimeOffset now)
    {
        if (state.Schools.FirstOrDefault(roles => roles.School == school) is not { } known)
        {
            return state.Chats.Any(chat => chat.Chat.School == school) ? state with { Chats = state.Chats.RemoveAll(chat => chat.Chat.School == school) } : state;
        }

        var nothing = known with { Kinds = PersonKinds.None, Blocked = false, SferumAdministrator = false };
        var left = known == nothing && state.Chats.All(chat => chat.Chat.School != school) && state.Marks.All(mark => mark.School != school) ? state : state with
        {
            Schools = state.Schools.Replace(known, nothing),
            Chats = state.Chats.RemoveAll(chat => chat.Chat.School == school),
            Marks = state.Marks.RemoveAll(mark => mark.School == school),
        };
        return UserLinkRules.IsKnown(left) ? left : Undone(left, now);
    }

    /// <summary>Without the school's name.</summary>
    public static UserLinkState Unnamed(UserLinkState state, SchoolId school) =>
        state.Schools.Any(roles => roles.School == school) ? state with { Schools = state.Schools.RemoveAll(roles => roles.School == school) } : state;

    /// <summary>Nothing but the roles that the school information system has sent since; null: there are none.</summary>
    public static UserLinkState? Renewed(UserLinkState state) => UserLinkRules.IsKnown(state)
        ? new UserLinkState
        {
            Schools = [.. state.Schools.Where(roles => roles.Kinds != PersonKinds.None)],
            Chats = state.Chats,
            StandingVersion = state.StandingVersion,
            TokenGeneration = state.TokenGeneration,
            MarkVersion = state.MarkVersion,
        }
        : null;

    private static IEnumerable<string> ProfilesOf(UserLinkState state)
    {
        IEnumerable<string?> profiles = [state.Link?.Profile.PlatformUser, state.Attempt?.Profile?.PlatformUser, .. state.ProfilesToRelease];
        return profiles.OfType<string>().Where(profile => profile.Length > 0);
    }
}
