using System.Collections.Immutable;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats;

/// <summary>Counts what a list shows of a chat.</summary>
internal static class ChatListings
{
    /// <summary>The listing of a state.</summary>
    public static ChatListing Of(ChatState state)
    {
        var frame = state.Frame;
        var (members, joined, administrators) = (0, 0, new List<MemberRecord>());
        foreach (var summary in state.Members.Chunks.Select(chunk => chunk.Summary(frame)))
        {
            members += summary.Members;
            joined += summary.Joined;
            administrators.AddRange(summary.Administrators);
        }

        var (platform, trouble) = PlatformOf(state);
        if (trouble == PlatformTrouble.None && IsDrivenByABlockedAccount(state))
        {
            trouble = PlatformTrouble.AdministratorBlocked;
        }

        return new ChatListing
        {
            MemberCount = members,
            JoinedCount = joined,
            Administrators = Shown(administrators),
            AdministratorCount = administrators.Count,
            Platform = platform,
            Trouble = trouble,
        };
    }

    // Homeroom or group teacher first, the Sferum administrator, who is in every chat, last.
    private static ImmutableArray<AccountId> Shown(List<MemberRecord> administrators) =>
    [
        .. administrators.OrderBy(Rank).ThenBy(member => member.Account, ChatMembers.Order)
            .Take(ChatSnapshot.ShownAdministrators).Select(member => member.Account),
    ];

    private static int Rank(MemberRecord member) =>
        member.Grounds.Any(ground => ground.Ground.Kind is GroundKind.HomeroomTeacher or GroundKind.GroupTeacher) ? 0
        : ChatMembers.IsSferumAdministrator(member) ? 2
        : 1;

    // It stays though it is blocked (B16): without it nobody would be put out of the chat.
    private static bool IsDrivenByABlockedAccount(ChatState state) =>
        state.There is { Chat: not null, Owner: { } owner } && state.Members.Find(owner) is { Link.Blocked: true };

    // Who is unlinked is to leave (A9): of the one who drives the chat that is owed until it links again, even while nothing else is.
    private static bool IsLeftByItsDriver(ChatState state, PlatformTrouble ofDriver) =>
        state.Facts.Life == ChatLife.Open && ofDriver == PlatformTrouble.AdministratorNotLinked;

    private static (ChatPlatformState State, PlatformTrouble Trouble) PlatformOf(ChatState state)
    {
        var difference = ChatDifference.Of(state);
        var ofDriver = ChatDriver.TroubleOf(state);
        var trouble = ofDriver != PlatformTrouble.None ? ofDriver : state.Trouble?.Kind ?? PlatformTrouble.None;
        if (state.There.Chat is null)
        {
            // A closed one is made only when it is opened again.
            return state.Facts.Life == ChatLife.Closed ? (ChatPlatformState.Closed, PlatformTrouble.None) : (ChatPlatformState.Waiting, difference.AtOnce ? trouble : PlatformTrouble.None);
        }

        if (trouble == PlatformTrouble.OperatorNeeded || IsLeftByItsDriver(state, ofDriver))
        {
            return (ChatPlatformState.HeldUp, trouble);
        }

        return state.Frame.Emptied && !difference.AtOnce ? (ChatPlatformState.Closed, PlatformTrouble.None)
            : !difference.AtOnce ? AtRest(state)
            : trouble == PlatformTrouble.None ? (ChatPlatformState.CatchingUp, trouble)
            : (ChatPlatformState.HeldUp, trouble);
    }

    // A title that was refused is owed though it waits; that a member is pending shows on the member.
    private static (ChatPlatformState State, PlatformTrouble Trouble) AtRest(ChatState state) =>
        ChatDifference.Renaming(state).Needed ? (ChatPlatformState.HeldUp, PlatformTrouble.NotEntitled) : (ChatPlatformState.InStep, PlatformTrouble.None);
}
