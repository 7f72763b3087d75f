using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>Turns the platform's refusal of a member into what a window shows.</summary>
internal static class MemberRefusals
{
    /// <summary>The reason; a refusal that says no more is taken for the most frequent, privacy settings.</summary>
    public static PendingReason ReasonOf(MemberRefusal refusal) => refusal switch
    {
        MemberRefusal.Invited => PendingReason.Invited,
        MemberRefusal.Deactivated => PendingReason.ProfileDeactivated,
        MemberRefusal.NotFound => PendingReason.ProfileNotFound,
        _ => PendingReason.Privacy,
    };
}
