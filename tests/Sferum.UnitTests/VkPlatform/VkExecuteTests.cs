using Sferum.Grains.Platform;
using Xunit;

namespace Sferum.UnitTests.VkPlatform;

public sealed class VkExecuteTests : IAsyncDisposable
{
    private readonly PlatformUnderTest _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Execute_WhenSeveralCalls_SendsOneScriptInOrder()
    {
        _app.Wire.Answers("""{"response":[1,{"chat_id":7},1]}""");

        var results = await _app.AskAsync(new AddMemberCall("12", "34"), new CreateChatCall("5 \"А\""), new RemoveMemberCall("12", "35"));

        var request = Assert.Single(_app.Wire.Requests);
        Assert.Equal("https://api.vk.example/method/execute", request.Address.AbsoluteUri);
        Assert.Equal(
            """return [API.messages.addChatUser({"chat_id":"12","user_id":"34","visible_messages_count":"0"}),"""
            + """API.messages.createChat({"title":"5 \u0022\u0410\u0022"}),API.messages.removeChatUser({"chat_id":"12","user_id":"35"})];""",
            request.Form["code"]);
        Assert.Equal("5.199", request.Form["v"]);
        Assert.Equal(3, request.Form.Count);
        Assert.All(results, result => Assert.True(result.IsDone));
        Assert.Equal("7", results[1].Value);
    }

    [Fact]
    public async Task Execute_WhenSomeFail_GivesEachItsOwnOutcome()
    {
        _app.Wire.Answers("""
            {"response":[1,false,{"count":1,"items":[{"member_id":1}]},false,false],
             "execute_errors":[
               {"method":"messages.addChatUser","error_code":981,"error_msg":"x"},
               {"method":"messages.removeChatUser","error_code":935,"error_msg":"x"},
               {"method":"messages.editChat","error_code":6,"error_msg":"x"}]}
            """);

        var results = await _app.AskAsync(
            new AddMemberCall("1", "2"), new AddMemberCall("1", "3"), new ReadMembersCall("1", 0), new RemoveMemberCall("1", "4"),
            new RenameChatCall("1", "t"));

        Assert.Equal(
            [PlatformFault.None, PlatformFault.MemberRefused, PlatformFault.None, PlatformFault.None, PlatformFault.AgainSoon],
            results.Select(result => result.Fault));
        Assert.Equal("981", results[1].Code);
        Assert.Single(results[2].Members);
    }

    [Fact]
    public async Task Execute_WhenOneIdIsBad_SendsTheRest()
    {
        _app.Wire.Answers("""{"response":[1,1]}""");
        var results = await _app.AskAsync(new AddMemberCall("1", "2"), new AddMemberCall("1", "zwei"), new AddMemberCall("1", "3"));
        Assert.Equal([PlatformFault.None, PlatformFault.MemberRefused, PlatformFault.None], results.Select(result => result.Fault));
        Assert.DoesNotContain("zwei", _app.Wire.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"response":[1]}""")]
    [InlineData("""{"response":1}""")]
    [InlineData("""{"response":[false,false]}""")]
    [InlineData("""{"response":[false,false],"execute_errors":[{"method":"messages.addChatUser","error_code":6}]}""")]
    [InlineData("""{"response":[false,false],"execute_errors":[{"method":"messages.getConversationMembers","error_code":6},{"method":"messages.addChatUser","error_code":6}]}""")]
    [InlineData("""{"response":[false,false],"execute_errors":[{"method":"messages.addChatUser"},{"method":"messages.getConversationMembers"}]}""")]
    [InlineData("""{"response":[false,false],"execute_errors":7}""")]
    [InlineData("""{"response":["a",null]}""")]
    [InlineData("""{"error":{}}""")]
    [InlineData("""{}""")]
    [InlineData("""[1,1]""")]
    [InlineData("")]
    public async Task Execute_WhenShapeIsOff_IsUnknownForEffectsAndAgainForReads(string answer)
    {
        _app.Wire.Answers(answer);
        var results = await _app.AskAsync(new AddMemberCall("1", "2"), new ReadMembersCall("1", 0));
        Assert.Equal([PlatformFault.Unknown, PlatformFault.AgainSoon], results.Select(result => result.Fault));
        Assert.All(results, result => Assert.Equal("shape", result.Code));
    }

    [Fact]
    public async Task Execute_WhenErrorsOfTheScriptAreListed_LeavesThemOut()
    {
        _app.Wire.Answers("""
            {"response":[false,1],"execute_errors":[
              {"method":"messages.addChatUser","error_code":103},{"method":"execute","error_code":13}]}
            """);
        var results = await _app.AskAsync(new AddMemberCall("1", "2"), new AddMemberCall("1", "3"));
        Assert.Equal([PlatformFault.ChatFull, PlatformFault.None], results.Select(result => result.Fault));
    }

    [Theory]
    [InlineData(5, PlatformFault.TokenExpired, PlatformFault.TokenExpired)]
    [InlineData(6, PlatformFault.AgainSoon, PlatformFault.AgainSoon)]
    [InlineData(9, PlatformFault.Throttled, PlatformFault.Throttled)]
    [InlineData(14, PlatformFault.OperatorNeeded, PlatformFault.OperatorNeeded)]
    [InlineData(15, PlatformFault.NotEntitled, PlatformFault.NotEntitled)]
    [InlineData(18, PlatformFault.LinkAgain, PlatformFault.LinkAgain)]
    [InlineData(10, PlatformFault.Unknown, PlatformFault.AgainSoon)]
    [InlineData(13, PlatformFault.Unknown, PlatformFault.AgainSoon)]
    [InlineData(36, PlatformFault.Unknown, PlatformFault.AgainSoon)]
    public async Task Execute_WhenTheWholeIsRefused_TellsItOfEveryCall(int code, PlatformFault effect, PlatformFault read)
    {
        _app.Wire.Answers($$$"""{"error":{"error_code":{{{code}}},"error_msg":"x: y"}}""");
        var results = await _app.AskAsync(new AddMemberCall("1", "2"), new ReadMembersCall("1", 0));
        Assert.Equal([effect, read], results.Select(result => result.Fault));
    }
}
