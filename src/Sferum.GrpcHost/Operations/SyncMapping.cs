using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.V1;
using ChatPlatformState = Sferum.Grains.Chats.ChatPlatformState;
using LinkState = Sferum.Grains.UserLinks.LinkState;

namespace Sferum.GrpcHost.Operations;

/// <summary>From what the grains know of a school on the Sferum side to the contract's form.</summary>
internal static class SyncMapping
{
    internal static SchoolSyncState Of(SchoolSnapshot school, LinkStanding? administrator, SchoolSync sync, RosterImportId? lastImport) => new()
    {
        School = school.Id.Name,
        Trouble = TroubleOf(administrator?.State, sync),
        SferumAdministrator = school.SferumAdministrator?.Name ?? "",
        AdministratorLinkState = (V1.LinkState)(administrator?.State ?? LinkState.Unspecified),
        ChatCount = sync.Chats.Values.Sum(),
        InStepChatCount = sync.Chats.GetValueOrDefault(ChatPlatformState.InStep),
        WaitingChatCount = sync.Chats.GetValueOrDefault(ChatPlatformState.Waiting),
        CatchingUpChatCount = sync.Chats.GetValueOrDefault(ChatPlatformState.CatchingUp),
        HeldUpChatCount = sync.Chats.GetValueOrDefault(ChatPlatformState.HeldUp),
        PendingMembers = { sync.Pending.OrderBy(pair => pair.Key).Select(pair => new PendingCount { Reason = (V1.PendingReason)pair.Key, Count = pair.Value }) },
        OwedCount = sync.OwedCount,
        OldestOwedSince = sync.OldestOwedSince?.ToTimestamp(),
        DriftFindingCount = sync.OpenFindings,
        OldestDriftCheckTime = sync.OldestComparison?.ToTimestamp(),
        LastRosterImport = lastImport?.Name ?? "",
    };

    // Without a working link of its administrator nothing of a school happens on the Sferum side (B9).
    private static PlatformTrouble TroubleOf(LinkState? administrator, SchoolSync sync) => administrator switch
    {
        LinkState.Linked => (PlatformTrouble)sync.Trouble,
        LinkState.Broken => PlatformTrouble.AdministratorLinkBroken,
        _ => PlatformTrouble.AdministratorNotLinked,
    };
}
