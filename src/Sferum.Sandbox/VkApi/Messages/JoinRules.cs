namespace Sferum.Sandbox.VkApi.Messages;

/// <summary>Who can be brought into a chat.</summary>
internal static class JoinRules
{
    /// <summary>Why this user cannot be invited by anyone, or null.</summary>
    public static ApiError? Invite(ApiCall call, long user)
    {
        if (call.World.People.Profile(user) is null)
            return ApiErrors.ContactNotFound;
        var flags = call.World.People.Flags(user);
        return flags.Deactivated ? ApiErrors.UserGone
            : flags.Privacy ? ApiErrors.Privacy
            : null;
    }
}
