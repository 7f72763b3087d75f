using Sferum.Grains.Platform;
using Xunit;

namespace Sferum.UnitTests.VkPlatform;

public sealed class VkMessengerPlatformTests : IAsyncDisposable
{
    private readonly PlatformUnderTest _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static TheoryData<PlatformCall, string, string, string> Calls => new()
    {
        { new CreateChatCall("5 А «Ёжики» & Co=1+1?"), "messages.createChat", "title=5 А «Ёжики» & Co=1+1?", """{"chat_id":12,"peer_ids":[]}""" },
        { new FindChatCall("новый 7f"), "messages.searchConversations", "q=новый 7f|count=255", """{"count":0,"items":[]}""" },
        { new RenameChatCall("12", "5 А"), "messages.editChat", "chat_id=12|title=5 А", "1" },
        { new AddMemberCall("12", "34"), "messages.addChatUser", "chat_id=12|user_id=34|visible_messages_count=0", "1" },
        { new RemoveMemberCall("12", "34"), "messages.removeChatUser", "chat_id=12|user_id=34", "1" },
        { new SetRoleCall("12", "34", true), "messages.setMemberRole", "peer_id=2000000012|member_id=34|role=admin", "1" },
        { new SetRoleCall("12", "34", false), "messages.setMemberRole", "peer_id=2000000012|member_id=34|role=member", "1" },
        {
            new ReadMembersCall("12", 1000), "messages.getConversationMembers", "peer_id=2000000012|offset=1000|count=1000",
            """{"count":0,"items":[]}"""
        },
        {
            new ReadChatCall("12"), "messages.getConversationsById", "peer_ids=2000000012",
            """{"count":1,"items":[{"peer":{"id":2000000012,"type":"chat"},"chat_settings":{"title":"5 А","members_count":3,"state":"in"}}]}"""
        },
        { new InviteLinkCall("12"), "messages.getInviteLink", "peer_id=2000000012|reset=0", """{"link":"https://vk.example/join/1"}""" },
        { new JoinByLinkCall("https://vk.example/join/1"), "messages.joinChatByInviteLink", "link=https://vk.example/join/1", """{"chat_id":5}""" },
        { new DeleteConversationCall("12"), "messages.deleteConversation", "peer_id=2000000012", """{"last_deleted_id":9}""" },
        { new StartCallCall("12"), "calls.start", "peer_id=2000000012", """{"call_id":"c1","join_link":"https://vk.example/c1"}""" },
        { new StartCallCall(null), "calls.start", "", """{"call_id":"c1","join_link":"https://vk.example/c1"}""" },
        {
            new FinishCallCall("0b5b1a40-0000-4000-8000-000000000001"), "calls.forceFinish", "call_id=0b5b1a40-0000-4000-8000-000000000001", "1"
        },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Execute_WhenOneCall_SendsItsMethodWithItsFields(PlatformCall call, string method, string fields, string answer)
    {
        _app.Wire.Answers($$"""{"response":{{answer}}}""");

        var result = await _app.AskAsync(call);

        Assert.Equal(PlatformFault.None, result.Fault);
        var request = Assert.Single(_app.Wire.Requests);
        Assert.Equal($"https://api.vk.example/method/{method}", request.Address.AbsoluteUri);
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Equal("application/x-www-form-urlencoded", request.ContentType);
        Assert.DoesNotContain(PlatformUnderTest.Token, request.Headers + request.Address, StringComparison.Ordinal);
        var expected = fields.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Append("v=5.199").Append($"access_token={PlatformUnderTest.Token}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, request.Form.Select(field => $"{field.Key}={field.Value}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"chat_id":12,"peer_ids":[]}""")]
    [InlineData("12")]
    public async Task CreateChat_WhenAnswerIsObjectOrNumber_GivesTheChat(string answer)
    {
        _app.Wire.Answers($$"""{"response":{{answer}}}""");
        Assert.Equal("12", (await _app.AskAsync(new CreateChatCall("x"))).Value);
    }

    [Fact]
    public async Task FindChat_WhenTitlesAreAlike_GivesTheOldestExactOne()
    {
        _app.Wire.Answers("""
            {"response":{"count":5,"items":[
              {"peer":{"id":2000000009,"type":"chat"},"chat_settings":{"title":"5 А Родители"}},
              {"peer":{"id":2000000008,"type":"chat"},"chat_settings":{"title":"5 А"}},
              {"peer":{"id":77,"type":"user"}},
              {"peer":{"id":2000000007,"type":"chat"},"chat_settings":{"title":"5 А"}},
              {"peer":{"id":2000000001,"type":"chat"},"chat_settings":{"title":"5 а"}}]}}
            """);
        Assert.Equal("7", (await _app.AskAsync(new FindChatCall("5 А"))).Value);
    }

    [Fact]
    public async Task ReadChat_WhenIn_GivesTitleAndMembers()
    {
        _app.Wire.Answers("""
            {"response":{"count":1,"items":[{"peer":{"id":2000000012,"type":"chat"},"chat_settings":{"title":"5 А","members_count":3,"state":"in"}}]}}
            """);
        var result = await _app.AskAsync(new ReadChatCall("12"));
        Assert.Equal(("5 А", 3), (result.Title, result.TotalMembers));
    }

    [Theory]
    [InlineData("left")]
    [InlineData("kicked")]
    public async Task ReadChat_WhenOut_IsLost(string state)
    {
        _app.Wire.Answers($$$"""
            {"response":{"count":1,"items":[{"peer":{"id":2000000012,"type":"chat"},"chat_settings":{"title":"5 А","members_count":3,"state":"{{{state}}}"}}]}}
            """);
        Assert.Equal(PlatformFault.ChatLost, (await _app.AskAsync(new ReadChatCall("12"))).Fault);
    }

    [Fact]
    public async Task JoinByLink_WhenIn_IsDoneWithoutChat()
    {
        _app.Wire.Answers("""{"error":{"error_code":15,"error_msg":"Access denied: user already in","request_params":[]}}""");
        var result = await _app.AskAsync(new JoinByLinkCall("https://vk.example/join/1"));
        Assert.True(result.IsDone);
        Assert.Null(result.Value);
    }

    [Fact]
    public void ToString_WhenALinkIsInside_DoesNotTellIt()
    {
        const string link = "https://vk.example/join/1";
        Assert.DoesNotContain(link, $"{new JoinByLinkCall(link)} {PlatformResult.Done("1", link)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindChat_WhenNoneFits_IsDoneWithoutValue()
    {
        _app.Wire.Answers("""{"response":{"count":0,"items":[]}}""");
        var result = await _app.AskAsync(new FindChatCall("5 А"));
        Assert.True(result.IsDone);
        Assert.Null(result.Value);
    }

    [Fact]
    public async Task ReadMembers_WhenCommunitiesAreIn_LeavesThemOutButCountsThem()
    {
        _app.Wire.Answers("""
            {"response":{"count":4,"items":[
              {"member_id":1,"is_owner":true},{"member_id":2,"is_admin":true},{"member_id":-5,"is_admin":true},{"member_id":3}],
              "profiles":[]}}
            """);
        var result = await _app.AskAsync(new ReadMembersCall("12", 0));
        Assert.Equal([new("1", true), new("2", true), new PlatformMember("3", false)], result.Members);
        Assert.Equal(4, result.TotalMembers);
    }

    [Fact]
    public async Task StartCall_WhenStarted_GivesCallAndLinkAsTheyCame()
    {
        _app.Wire.Answers("""{"response":{"call_id":"0b5b-1","join_link":"https://vk.example/call/join/a?b=c","ok_join_link":"x"}}""");
        var result = await _app.AskAsync(new StartCallCall("12"));
        Assert.Equal("0b5b-1", result.Value);
        Assert.Equal("https://vk.example/call/join/a?b=c", result.Link);
    }

    public static TheoryData<PlatformCall, PlatformFault> BadCalls
    {
        get
        {
            var data = new TheoryData<PlatformCall, PlatformFault>();
            foreach (var bad in new[] { "", "0", "-1", "+1", " 1", "1 ", "01", "1.0", "1e3", "147483648", "99999999999999999999", "x", "1,\"a\"" })
            {
                data.Add(new RenameChatCall(bad, "t"), PlatformFault.NotEntitled);
                data.Add(new AddMemberCall(bad, "1"), PlatformFault.NotEntitled);
                data.Add(new StartCallCall(bad), PlatformFault.NotEntitled);
                data.Add(new ReadMembersCall(bad, 0), PlatformFault.NotEntitled);
            }

            foreach (var bad in new[] { "", "0", "-1", "01", "99999999999999999999", "1});return 1;//" })
            {
                data.Add(new AddMemberCall("1", bad), PlatformFault.MemberRefused);
                data.Add(new RemoveMemberCall("1", bad), PlatformFault.MemberRefused);
                data.Add(new SetRoleCall("1", bad, true), PlatformFault.MemberRefused);
            }

            data.Add(new FinishCallCall("a b"), PlatformFault.NotEntitled);
            data.Add(new FinishCallCall(""), PlatformFault.NotEntitled);
            data.Add(new ReadMembersCall("1", -1), PlatformFault.NotEntitled);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(BadCalls))]
    public async Task Execute_WhenAnIdIsNotVks_SendsNothing(PlatformCall call, PlatformFault fault)
    {
        Assert.Equal(fault, (await _app.AskAsync(call)).Fault);
        Assert.Empty(_app.Wire.Requests);
    }

    [Fact]
    public async Task Execute_WhenNoCalls_SendsNothing()
    {
        Assert.Empty(await _app.AskAsync(Array.Empty<PlatformCall>()));
        Assert.Empty(_app.Wire.Requests);
    }

    [Fact]
    public async Task Execute_WhenMoreCallsThanFit_IsABug() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => _app.AskAsync([.. Enumerable.Repeat(new StartCallCall(null), 26)]));

    [Fact]
    public async Task Log_AfterAllKindsOfAnswers_HoldsMethodAndCodeButNoSecret()
    {
        _app.Wire.Answers("""{"response":{"call_id":"c1","join_link":"https://vk.example/join/hidden"}}""")
            .Answers("""{"error":{"error_code":15,"error_msg":"hidden"}}""")
            .Breaks(new HttpRequestException("hidden"));
        await _app.AskAsync(new StartCallCall(null));
        await _app.AskAsync(new RenameChatCall("1", "hidden"));
        await _app.AskAsync(new AddMemberCall("1", "2"));

        Assert.Contains("messages.editChat not done: NotEntitled (code 15)", _app.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", _app.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(PlatformUnderTest.Token, _app.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("vk.example", _app.Log.Text, StringComparison.Ordinal);
    }
}
