using System.Collections.Immutable;
using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Chats.Reconciliation.Closing;
using Sferum.Grains.Commits;
using Sferum.Grains.Membership;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats;

/// <summary>A chat without somebody who is erased, and the end of a chat whose school is. Pure; the same state comes back when nothing changes.</summary>
internal static class ChatForgetting
{
    /// <summary>Nothing of the person is left; but whoever drives the chat on the Sferum side stays until another does, or it is made again.</summary>
    public static ChatState Without(ChatState state, Forgotten forgotten)
    {
        var members = state.Members
            .RemoveAll(member => forgotten.Is(member.Account) && !Drives(state, member))
            .Each(member => Without(member, forgotten));
        var drift = state.Drift is { } known && known.Unlisted.Any(finding => DriftOf(finding, forgotten))
            ? known with { Unlisted = known.Unlisted.RemoveAll(finding => DriftOf(finding, forgotten)) }
            : state.Drift;
        var maker = forgotten.Is(state.There.Maker?.Account);
        return ReferenceEquals(members, state.Members) && drift == state.Drift && !maker
            ? state
            : ChatRules.Settled(state, state with { Members = members, Drift = drift, There = maker ? state.There with { Maker = null } : state.There });
    }

    /// <summary>Deleted, whatever its type: nobody is a member any more, and what is left on the Sferum side is owed.</summary>
    public static ChatState Ended(ChatState state, DateTimeOffset now) => state.Facts.Life == ChatLife.Deleted ? state : ChatRules.Settled(state, ChatRules.Edited(
        state with
        {
            Facts = state.Facts with { Life = ChatLife.Deleted },
            Members = MemberEditing.Emptied(state, now),
            Attached = state.Facts.Type == ChatType.Subject,
            CallsOff = true,
        },
        changed: true,
        now));

    /// <summary>What is left of the chat on the Sferum side.</summary>
    public static ChatRemains RemainsOf(ChatState? state) => state is null
        ? ChatRemains.Nothing
        : new ChatRemains(ClosingPlan.IsOwed(state), TroubleOf(state), Drives: false);

    /// <summary>What is left of a person in the chat on the Sferum side.</summary>
    public static ChatRemains RemainsOf(ChatState? state, Names.AccountId account) => state?.Members.Find(account) is not { } member
        ? ChatRemains.Nothing
        : new ChatRemains(ChatMembers.IsJoined(member) || Drives(state, member), TroubleOf(state), Drives(state, member));

    private static PlatformTrouble TroubleOf(ChatState state) =>
        ChatDriver.TroubleOf(state) is var driver and not PlatformTrouble.None ? driver : state.Trouble?.Kind ?? PlatformTrouble.None;

    private static bool Drives(ChatState state, MemberRecord member) => state.There.Chat is not null && member.Account == state.There.Owner;

    private static bool DriftOf(Drift.DriftFinding finding, Forgotten forgotten) => forgotten.Is(finding.Account) || forgotten.Profiles.Contains(finding.User);

    // Who was added by the person was added by somebody; who is there as the parent of one who is not in the school any more is there no longer.
    private static MemberRecord Without(MemberRecord member, Forgotten forgotten)
    {
        var name = forgotten.Account?.Name;
        if (member.Grounds.All(since => since.Ground.Resource != name))
        {
            return member;
        }

        ImmutableArray<GroundSince> grounds =
        [
            .. member.Grounds.Where(since => since.Ground.Resource != name || since.Ground.Kind == GroundKind.AddedByHand)
                .Select(since => since.Ground.Resource == name ? since with { Ground = since.Ground with { Resource = "" } } : since),
        ];
        return member with { Grounds = grounds };
    }
}
