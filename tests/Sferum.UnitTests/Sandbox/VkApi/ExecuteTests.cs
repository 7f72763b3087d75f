using System.Text.Json.Nodes;
using Xunit;

namespace Sferum.UnitTests.Sandbox.VkApi;

public sealed class ExecuteTests
{
    [Fact]
    public async Task Execute_WhenACallFails_LeavesFalseInItsPlaceAndItsErrorInOrder()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var token = await sandbox.TokenAsync();
        var chat = await sandbox.ChatAsync(token, SandboxUnderTest.Pyotr);
        var before = await sandbox.LastSeqAsync();
        var answer = await sandbox.CallAsync(token, "execute", ("code", $$"""
            return [API.messages.addChatUser({"chat_id":{{chat}},"user_id":{{SandboxUnderTest.Pyotr}}}),
                    API.messages.addChatUser({"chat_id":{{chat}},"user_id":{{SandboxUnderTest.Olga}}}),
                    API.messages.removeChatUser({"chat_id":{{chat}},"member_id":{{SandboxUnderTest.Andrey}}}),
                    API.messages.nothing({})];
            """));
        Assert.Equal("[false,1,false,false]", answer["response"]!.ToJsonString());
        Assert.Equal([15, 935, 3], answer["execute_errors"]!.AsArray().Select(error => (int)error!["error_code"]!));
        Assert.Equal("messages.removeChatUser", (string)answer["execute_errors"]![1]!["method"]!);
        Assert.Equal(["member_added"], await sandbox.EffectsAsync(before));
    }

    [Fact]
    public async Task Execute_WhenNothingFails_HasNoErrors()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var answer = await sandbox.CallAsync(await sandbox.TokenAsync(), "execute", ("code", "return [API.users.get({})];"));
        Assert.Null(answer["execute_errors"]);
    }

    [Theory]
    [InlineData(25, null)]
    [InlineData(26, 13)]
    public async Task Execute_TakesTwentyFiveCallsAndNoMore(int calls, int? code)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var token = await sandbox.TokenAsync();
        var before = await sandbox.LastSeqAsync();
        var script = $"return [{string.Join(',', Enumerable.Repeat("""API.messages.createChat({"title":"5 А"})""", calls))}];";
        var answer = await sandbox.CallAsync(token, "execute", ("code", script));
        Assert.Equal(code, (int?)answer["error"]?["error_code"]);
        Assert.Equal(code is null ? 25 : 0, (await sandbox.EffectsAsync(before)).Count);
    }

    [Theory]
    [InlineData("var a = 1; return a;", 12)]
    [InlineData("return [API.users.get({\"user_ids\":1}];", 12)]
    [InlineData("", 100)]
    public async Task Execute_WhenTheCodeIsUnreadable_AnswersItsCode(string script, int code)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        Assert.Equal(code, await sandbox.FailAsync(await sandbox.TokenAsync(), "execute", ("code", script)));
    }

    [Fact]
    public async Task Execute_WhenOneCallStandsWithoutBrackets_AnswersItAlone()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var answer = await sandbox.DoAsync(await sandbox.TokenAsync(), "execute", ("code", "return API.users.get();"));
        Assert.IsType<JsonArray>(answer);
        Assert.Equal(SandboxUnderTest.Anna, (long)answer[0]!["id"]!);
    }
}
