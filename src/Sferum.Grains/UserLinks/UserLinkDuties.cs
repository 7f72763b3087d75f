using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks.Attempts;
using Sferum.Grains.UserLinks.Marks;
using Sferum.Grains.UserLinks.Tokens;

namespace Sferum.Grains.UserLinks;

/// <summary>What a link owes to others, told by its state alone.</summary>
internal static class UserLinkDuties
{
    /// <summary>Whether something is owed, and from when: an attempt's end and a former administrator's tokens come due later.</summary>
    public static Owed Of(UserLinkState state)
    {
        if (MustExchange(state) || MustClaim(state) || !state.ProfilesToRelease.IsEmpty || !state.Doomed.IsEmpty || UntoldCount(state) > 0
            || LinkMarks.Untold(state).Count > 0)
            return Owed.Now;
        DateTimeOffset?[] due = [state.Attempt is { Stage: not AttemptStage.Over } attempt ? attempt.ExpireTime : null, TokenRules.GiveBackTime(state)];
        return due.Min() is { } moment ? Owed.At(moment) : Owed.Nothing;
    }

    /// <summary>A code is to be exchanged.</summary>
    public static bool MustExchange(UserLinkState state) => state.Attempt is { Stage: AttemptStage.Returned };

    /// <summary>A profile is to be claimed.</summary>
    public static bool MustClaim(UserLinkState state) => state.Attempt is { Stage: AttemptStage.Confirming };

    /// <summary>Chats that wait for the link, as far as its own row knows: all before the first one, then those that have not been told.</summary>
    public static IEnumerable<ChatId> Waiting(UserLinkState state) => state.Chats
        .Where(chat => state is { Link: null, WasLinked: false } ? !chat.Aside : chat.Told < state.StandingVersion)
        .Select(chat => chat.Chat);

    /// <summary>Chats that have not been told where the link stands.</summary>
    public static int UntoldCount(UserLinkState state)
    {
        var count = 0;
        foreach (var chat in state.Chats)
            count += chat.Told < state.StandingVersion ? 1 : 0;
        return count;
    }
}
