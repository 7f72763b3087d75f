using System.Collections.Frozen;
using Sferum.Grains.Platform;

namespace Sferum.Silo.VkPlatform.Messenger;

/// <summary>
/// What each error code of the VK API means for us: one table, and beside it the few codes that mean something else for one method.
/// The texts that come with the codes carry free suffixes and are never looked at.
/// </summary>
internal static class VkErrorClasses
{
    /// <summary>The code by which VK says that the script of an <c>execute</c> failed while it ran.</summary>
    public const int ScriptFailed = 13;

    private static readonly FrozenDictionary<int, PlatformFault> ByCode = new (PlatformFault Fault, int[] Codes)[]
    {
        (PlatformFault.AgainSoon, [1, 6, 10, 36]),
        (PlatformFault.Throttled, [9, 29, 601, 982, 984]),
        (PlatformFault.OperatorNeeded, [14]),
        (PlatformFault.TokenExpired, [5, 1117]),
        (PlatformFault.LinkAgain, [17, 18, 37, 3610]),
        (PlatformFault.MemberRefused, [113, 936, 939, 947, 967, 981]),
        (PlatformFault.ChatLost, [917, 922, 927, 945, 1017]),
        (PlatformFault.NotEntitled, [2, 3, 7, 8, 15, 20, 23, 27, 28, 100, 101]),
    }
    .SelectMany(row => row.Codes.Select(code => KeyValuePair.Create(code, row.Fault))).ToFrozenDictionary();

    // None means that the call is as good as done.
    private static readonly FrozenDictionary<(Type Call, int Code), PlatformFault> ByMethod = new (Type Call, int Code, PlatformFault Fault)[]
    {
        (typeof(AddMemberCall), 103, PlatformFault.ChatFull),
        // In a chat "access denied" is also VK's answer for a user who is in it already: whether so, the members tell.
        (typeof(AddMemberCall), 15, PlatformFault.Unknown),
        // "User deleted" is said of the member here: one closed page must not break the administrator's link, and with it the school.
        (typeof(AddMemberCall), 18, PlatformFault.MemberRefused),
        (typeof(RemoveMemberCall), 935, PlatformFault.None),
        // The user is not in the chat although we took them for a member: what we know of the chat is stale, look.
        (typeof(SetRoleCall), 935, PlatformFault.Unknown),
        // Not an administrator of the chat there, or not one who may do this: that concerns one person, or the title, and not the administrator as a whole.
        (typeof(RemoveMemberCall), 925, PlatformFault.MemberRefused),
        (typeof(RemoveMemberCall), 15, PlatformFault.MemberRefused),
        (typeof(SetRoleCall), 925, PlatformFault.MemberRefused),
        (typeof(RenameChatCall), 925, PlatformFault.NotEntitled),
        (typeof(RenameChatCall), 946, PlatformFault.NotEntitled),
        (typeof(AddMemberCall), 925, PlatformFault.NotEntitled),
        (typeof(InviteLinkCall), 919, PlatformFault.NotEntitled),
        (typeof(InviteLinkCall), 931, PlatformFault.NotEntitled),
        (typeof(JoinByLinkCall), 103, PlatformFault.ChatFull),
        // As for additions: "access denied" is said of one who is in the chat already. Whether so, the search for the chat tells.
        (typeof(JoinByLinkCall), 15, PlatformFault.None),
        // The link is an old one: it is asked for anew.
        (typeof(JoinByLinkCall), 917, PlatformFault.AgainSoon),
        (typeof(DeleteConversationCall), 936, PlatformFault.None),
        (typeof(DeleteConversationCall), 917, PlatformFault.None),
        (typeof(DeleteConversationCall), 927, PlatformFault.None),
        (typeof(DeleteConversationCall), 1017, PlatformFault.None),
        (typeof(StartCallCall), 4, PlatformFault.NotEntitled),
        (typeof(FinishCallCall), 104, PlatformFault.None),
        (typeof(FinishCallCall), 951, PlatformFault.None),
        (typeof(FinishCallCall), 9000, PlatformFault.None),
    }
    .ToFrozenDictionary(row => (row.Call, row.Code), row => row.Fault);

    /// <summary>What a method's own error means for the call that it was asked for.</summary>
    public static PlatformFault Of(PlatformCall call, int code) =>
        ByMethod.TryGetValue((call.GetType(), code), out var special) ? special
        : ByCode.TryGetValue(code, out var fault) ? fault
        : Unlisted(call);

    /// <summary>Why a member is refused by a code of the class <see cref="PlatformFault.MemberRefused"/>.</summary>
    public static MemberRefusal RefusalOf(int code) => code switch
    {
        939 => MemberRefusal.Invited,
        947 or 967 or 981 => MemberRefusal.Privacy,
        18 => MemberRefusal.Deactivated,
        113 or 936 => MemberRefusal.NotFound,
        _ => MemberRefusal.Unspecified,
    };

    /// <summary>
    /// What an error of a whole <c>execute</c> means for one of its calls. A code that says "refused" refused the script before it ran. One that
    /// says "broke down" (internal error, time-out of the script) may have come after some of its calls: for those with an effect, look first.
    /// Codes with a meaning of their own for one method keep the general one: they were not said of that method.
    /// </summary>
    public static PlatformFault OfWhole(PlatformCall call, int code) => code switch
    {
        1 or 10 or 36 or ScriptFailed => VkMethod.IsRead(call) ? PlatformFault.AgainSoon : PlatformFault.Unknown,
        _ => ByCode.TryGetValue(code, out var fault) ? fault : Unknown(call),
    };

    // What was said of one member is put aside with that member.
    private static PlatformFault Unlisted(PlatformCall call) =>
        call is AddMemberCall or RemoveMemberCall or SetRoleCall ? PlatformFault.MemberRefused : Unknown(call);

    // An error is an answer: nothing was done, so a read may simply be asked again. For an effect nobody knows what to do about the code, so
    // a person looks at it: retrying soon would be a storm, giving up would lose the effect.
    private static PlatformFault Unknown(PlatformCall call) =>
        VkMethod.IsRead(call) ? PlatformFault.AgainSoon : PlatformFault.OperatorNeeded;
}
