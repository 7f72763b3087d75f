using Sferum.Grains.Chats.Members;
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

    /// <summary>Whether the chat has been asked for with a token that still works.</summary>
    public static bool IsAsked(ChatState state) =>
        state.There is { WorkingTitle: not null, Owner: { } owner } && UserOf(state, owner) is { } user && IsOwner(state, user);

    /// <summary>Why the chat cannot be driven; None when it can.</summary>
    public static PlatformTrouble TroubleOf(ChatState state)
    {
        if (AccountOf(state) is not { } account)
        {
            return PlatformTrouble.AdministratorNotLinked;
        }

        return state.Members.Find(account)?.Link switch
        {
            { State: LinkState.Linked, PlatformUser: { } user } => state.There.Chat is null || IsOwner(state, user)
                ? PlatformTrouble.None
                : PlatformTrouble.OperatorNeeded,
            { State: LinkState.Broken } => PlatformTrouble.AdministratorLinkBroken,
            _ => PlatformTrouble.AdministratorNotLinked,
        };
    }

    private static string? UserOf(ChatState state, AccountId account) =>
        state.Members.Find(account) is { } member ? ChatMembers.LinkedUser(member) : null;

    private static bool IsOwner(ChatState state, string user) => string.Equals(user, state.There.OwnerUser, StringComparison.Ordinal);
}
