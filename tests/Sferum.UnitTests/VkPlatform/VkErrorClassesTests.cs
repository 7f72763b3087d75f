using Sferum.Grains.Platform;
using Sferum.Silo.VkPlatform.Messenger;
using Xunit;

namespace Sferum.UnitTests.VkPlatform;

public sealed class VkErrorClassesTests
{
    private static readonly PlatformCall[] Kinds =
    [
        new CreateChatCall("t"), new FindChatCall("t"), new RenameChatCall("1", "t"), new AddMemberCall("1", "2"), new RemoveMemberCall("1", "2"),
        new SetRoleCall("1", "2", true), new ReadMembersCall("1", 0), new StartCallCall(null), new FinishCallCall("c"),
        new ReadChatCall("1"), new InviteLinkCall("1"), new JoinByLinkCall("https://vk.example/join/1"), new DeleteConversationCall("1"),
    ];

    private static readonly Dictionary<int, PlatformFault> Table = new (PlatformFault Fault, int[] Codes)[]
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
    .SelectMany(row => row.Codes.Select(code => (code, row.Fault))).ToDictionary(row => row.code, row => row.Fault);

    private static readonly Dictionary<(Type, int), PlatformFault> Special = new()
    {
        [(typeof(AddMemberCall), 103)] = PlatformFault.ChatFull,
        [(typeof(AddMemberCall), 15)] = PlatformFault.Unknown,
        [(typeof(AddMemberCall), 18)] = PlatformFault.MemberRefused,
        [(typeof(RemoveMemberCall), 935)] = PlatformFault.None,
        [(typeof(SetRoleCall), 935)] = PlatformFault.Unknown,
        [(typeof(RemoveMemberCall), 925)] = PlatformFault.MemberRefused,
        [(typeof(RemoveMemberCall), 15)] = PlatformFault.MemberRefused,
        [(typeof(SetRoleCall), 925)] = PlatformFault.MemberRefused,
        [(typeof(RenameChatCall), 925)] = PlatformFault.NotEntitled,
        [(typeof(RenameChatCall), 946)] = PlatformFault.NotEntitled,
        [(typeof(AddMemberCall), 925)] = PlatformFault.NotEntitled,
        [(typeof(InviteLinkCall), 919)] = PlatformFault.NotEntitled,
        [(typeof(InviteLinkCall), 931)] = PlatformFault.NotEntitled,
        [(typeof(JoinByLinkCall), 103)] = PlatformFault.ChatFull,
        [(typeof(JoinByLinkCall), 15)] = PlatformFault.None,
        [(typeof(JoinByLinkCall), 917)] = PlatformFault.AgainSoon,
        [(typeof(DeleteConversationCall), 936)] = PlatformFault.None,
        [(typeof(DeleteConversationCall), 917)] = PlatformFault.None,
        [(typeof(DeleteConversationCall), 927)] = PlatformFault.None,
        [(typeof(DeleteConversationCall), 1017)] = PlatformFault.None,
        [(typeof(StartCallCall), 4)] = PlatformFault.NotEntitled,
        [(typeof(FinishCallCall), 104)] = PlatformFault.None,
        [(typeof(FinishCallCall), 951)] = PlatformFault.None,
        [(typeof(FinishCallCall), 9000)] = PlatformFault.None,
    };

    /// <summary>Every code up to the last listed one, for every call: the listed as listed, the others by the rule for the unlisted.</summary>
    [Fact]
    public void Of_WhenAnyCodeForAnyCall_FollowsTheTable()
    {
        foreach (var call in Kinds)
        {
            for (var code = 1; code <= 9100; code++)
                Assert.True(Expected(call, code) == VkErrorClasses.Of(call, code), $"{call} {code}: {VkErrorClasses.Of(call, code)}");
        }
    }

    /// <summary>What is said of a whole request is not one member's matter.</summary>
    [Fact]
    public void OfWhole_WhenTheCodeIsUnlisted_PutsNoMemberAside()
    {
        Assert.Equal(PlatformFault.OperatorNeeded, VkErrorClasses.OfWhole(new AddMemberCall("1", "2"), 4242));
        Assert.Equal(PlatformFault.AgainSoon, VkErrorClasses.OfWhole(new ReadMembersCall("1", 0), 4242));
    }

    [Fact]
    public async Task Execute_WhenAnyListedCodeComes_ReportsItsFaultAndCode()
    {
        await using var app = new PlatformUnderTest();
        foreach (var call in Kinds)
        {
            foreach (var code in Table.Keys.Concat(Special.Keys.Select(key => key.Item2)).Distinct())
            {
                app.Wire.Answers($$$"""{"error":{"error_code":{{{code}}},"error_msg":"text: suffix","request_params":[]}}""");
                var result = await app.AskAsync(call);
                Assert.Equal(Expected(call, code), result.Fault);
                Assert.Equal(result.IsDone ? "" : $"{code}", result.Code);
            }
        }
    }

    private static PlatformFault Expected(PlatformCall call, int code) =>
        Special.TryGetValue((call.GetType(), code), out var special) ? special
        : Table.TryGetValue(code, out var fault) ? fault
        : call is AddMemberCall or RemoveMemberCall or SetRoleCall ? PlatformFault.MemberRefused
        : call is FindChatCall or ReadMembersCall or ReadChatCall or InviteLinkCall ? PlatformFault.AgainSoon
        : PlatformFault.OperatorNeeded;
}
