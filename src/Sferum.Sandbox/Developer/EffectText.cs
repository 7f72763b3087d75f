using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.Developer;

/// <summary>What an effect did, in words. Tokens, codes, passwords and links stay out of it.</summary>
internal static class EffectText
{
    public static string Of(WorldState state, Effect effect) => effect switch
    {
        WorldSeeded seeded => $"the world began with {seeded.People.Count} people",
        PersonCreated made => $"new account {made.Person.VkId}: {made.Person.LastName} {made.Person.FirstName}",
        ProfileCreated made => $"account {made.VkId} got the profile {PersonText.Of(state, made.Profile.UserId)}",
        PasswordSet set => $"account {set.VkId} got a new password",
        PersonFlagged flagged => $"{PersonText.Of(state, flagged.UserId)}: privacy {OnOff(flagged.Privacy)}, deactivated {OnOff(flagged.Deactivated)}",
        CodeIssued issued => $"an authorization code for {PersonText.Of(state, issued.Code.UserId)}",
        TokensIssued issued => $"tokens for {PersonText.Of(state, issued.Grant.OwnerId)}",
        TokensRevoked revoked => $"{revoked.Grants.Count} consents ended",
        ChatCreated created => $"chat {created.Chat} «{created.Title}», {created.Members.Count} added at once",
        ChatRenamed renamed => $"chat {renamed.Chat} is now «{renamed.Title}»",
        MemberAdded added => $"{PersonText.Of(state, added.User)} came into chat {added.Chat}",
        MemberRemoved removed => $"{PersonText.Of(state, removed.User)} left chat {removed.Chat}",
        RoleSet set => $"{PersonText.Of(state, set.User)} is {(set.Admin ? "an administrator" : "a member")} of chat {set.Chat}",
        InviteLinkMade link => $"an invite link of chat {link.Chat}",
        ConversationCleared cleared => $"own history of chat {cleared.Chat} deleted",
        CallStarted { Chat: { } chat } started => $"call {started.Call} in chat {chat}",
        CallStarted started => $"call {started.Call}",
        CallFinished finished => $"call {finished.Call} ended",
        ParticipantJoined joined => $"{PersonText.Of(state, joined.User)} is in call {joined.Call}",
        _ => effect.GetType().Name,
    };

    private static string OnOff(bool flag) => flag ? "on" : "off";
}
