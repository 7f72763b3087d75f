using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Commits;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>What a chat owes, in an operator's words. Pure.</summary>
internal static class OwedChats
{
    /// <summary>What is owed to the Sferum side first; else to links, groups and conferences; else to lists.</summary>
    public static OwedReading Of(OwedReading reading, ChatState state, int failures, DateTimeOffset notBefore, DateTimeOffset now)
    {
        var kind = KindOf(state, now);
        return kind is not (OwedKind.ChatSync or OwedKind.ChatClose) ? reading with { Kind = kind } : reading with
        {
            Kind = kind,
            Attempts = Math.Max(reading.Attempts, failures),
            NextAttempt = notBefore > now ? notBefore : reading.NextAttempt,
            Trouble = state.Trouble?.Kind ?? PlatformTrouble.None,
        };
    }

    private static OwedKind KindOf(ChatState state, DateTimeOffset now) =>
        IsDue(ChatOwing.ToSferum(state), now) || IsDue(DriftSchedule.Owing(state), now) ? state.Facts.Life == ChatLife.Deleted ? OwedKind.ChatClose : OwedKind.ChatSync
        : ChatOwing.OwesLinks(state) || ChatOwing.OwesAttachment(state) || state.CallsOff ? OwedKind.MembershipPush
        : OwedKind.IndexUpdate;

    private static bool IsDue(Owed owed, DateTimeOffset now) => owed.Any && !(owed.From > now);
}
