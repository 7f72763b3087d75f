using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation.HandOver;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>
/// Who drives a chat on the Sferum side. A chat that is there is known only to the administrator who made it, so a new Sferum administrator is a member like others until the
/// chat is handed over.
/// </summary>
internal static class ChatDriver
{
    /// <summary>The account whose lane is used; null when the school has none.</summary>
    public static AccountId? AccountOf(ChatState state) =>
        state.There.Chat is not null || IsAsked(state) ? state.There.Owner : state.Facts.SferumAdministrator;

    /// <summary>The driver's platform user; null when it cannot drive.</summary>
    public static string? UserOf(ChatState state) => AccountOf(state) is { } account ? UserOf(state, account) : null;

    /// <summary>Whether the chat has been asked for with a token that still works. One that was asked for with another is asked for anew: nobody but its maker can be in it.</summary>
    public static bool IsAsked(ChatState state) =>
        state.There is { WorkingTitle: not null, Owner: { } owner } && UserOf(state, owner) is { } user && IsOwner(state, user)
        && !(state.Facts.SferumAdministrator is { } administrator && administrator != owner && IsTokenDead(state));

    /// <summary>Why the chat cannot be driven; None when it can.</summary>
    public static PlatformTrouble TroubleOf(ChatState state)
    {
        if (AccountOf(state) is not { } account)
        {
            return PlatformTrouble.AdministratorNotLinked;
        }

        var own = TroubleOfLink(state, account);
        if (state.There.Chat is null || HandOverRules.IsSameProfile(state))
        {
            return state.There.Chat is null ? own : PlatformTrouble.None;
        }

        var drives = own == PlatformTrouble.None && IsOwner(state, UserOf(state, account)!) && !IsForsaken(state);
        return drives ? PlatformTrouble.None : WithoutDriver(state, own);
    }

    // A deleted chat is not made again: it waits for the one who can close it.
    private static PlatformTrouble WithoutDriver(ChatState state, PlatformTrouble own) =>
        state.Facts.Life == ChatLife.Deleted ? own == PlatformTrouble.None ? PlatformTrouble.AdministratorLinkBroken : own
        : HandOverRules.IsWanted(state) ? TroubleOfLink(state, state.Facts.SferumAdministrator!.Value) is var ofHeir and not PlatformTrouble.None ? ofHeir : PlatformTrouble.OperatorNeeded
        : own == PlatformTrouble.None ? PlatformTrouble.OperatorNeeded
        : own;

    // The tokens of one who is administrator no more do not come back by themselves.
    private static bool IsForsaken(ChatState state) =>
        HandOverRules.IsWanted(state) && IsTokenDead(state);

    private static bool IsTokenDead(ChatState state) => state.Trouble?.Kind is PlatformTrouble.AdministratorLinkBroken or PlatformTrouble.AdministratorNotLinked;

    private static PlatformTrouble TroubleOfLink(ChatState state, AccountId account) => state.Members.Find(account)?.Link switch
    {
        { State: LinkState.Linked, PlatformUser: not null } => PlatformTrouble.None,
        { State: LinkState.Broken } => PlatformTrouble.AdministratorLinkBroken,
        _ => PlatformTrouble.AdministratorNotLinked,
    };

    private static string? UserOf(ChatState state, AccountId account) =>
        state.Members.Find(account) is { } member ? ChatMembers.LinkedUser(member) : null;

    private static bool IsOwner(ChatState state, string user) => string.Equals(user, state.There.OwnerUser, StringComparison.Ordinal);
}
