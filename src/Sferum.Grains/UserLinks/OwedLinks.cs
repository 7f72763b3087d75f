using Sferum.Grains.Commits;
using Sferum.Grains.Schools;

namespace Sferum.Grains.UserLinks;

/// <summary>What a link owes, in an operator's words. Pure.</summary>
internal static class OwedLinks
{
    /// <summary>What is to be given back first; else chats that have to know; else lists.</summary>
    public static OwedReading Of(OwedReading reading, UserLinkState state) => reading with
    {
        Kind = !state.Doomed.IsEmpty || !state.ProfilesToRelease.IsEmpty ? OwedKind.LinkCleanup
            : UserLinkDuties.UntoldCount(state) > 0 ? OwedKind.MembershipPush
            : Marks.LinkMarks.Untold(state).Count > 0 ? OwedKind.IndexUpdate
            : OwedKind.LinkCleanup,
        Schools = [.. state.Schools.Where(roles => roles.Kinds != PersonKinds.None).Select(roles => roles.School).Union(state.Chats.Select(chat => chat.Chat.School))],
    };
}
