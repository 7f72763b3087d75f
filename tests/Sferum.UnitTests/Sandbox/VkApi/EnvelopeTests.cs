using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Sferum.UnitTests.Sandbox.VkApi;

public sealed class EnvelopeTests
{
    [Fact]
    public async Task Get_WhenEverythingIsInTheQuery_Answers()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var token = await sandbox.TokenAsync();
        var answer = await sandbox.GetAsync($"/method/users.get?v=5.199&access_token={token}&user_ids={SandboxUnderTest.Pyotr}");
        Assert.Equal("Пётр", (string)answer["response"]![0]!["first_name"]!);
    }

    [Fact]
    public async Task Post_WhenQueryAndFormDiffer_TheFormWins()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var token = await sandbox.TokenAsync();
        var answer = await sandbox.DoAsync(token, $"users.get?user_ids={SandboxUnderTest.Pyotr}&fields=sex", ("user_ids", SandboxUnderTest.Olga));
        Assert.Equal(SandboxUnderTest.Olga, (long)answer[0]!["id"]!);
        Assert.Equal(1, (int)answer[0]!["sex"]!);
    }

    [Fact]
    public async Task Error_HoldsTheRequestWithoutItsToken()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var token = await sandbox.TokenAsync();
        var answer = await sandbox.GetAsync($"/method/messages.editChat?v=5.199&access_token={token}&chat_id=7");
        var error = answer["error"]!;
        Assert.Equal(100, (int)error["error_code"]!);
        var parameters = error["request_params"]!.AsArray().ToDictionary(pair => (string)pair!["key"]!, pair => (string)pair!["value"]!);
        Assert.Equal("messages.editChat", parameters["method"]);
        Assert.Equal("7", parameters["chat_id"]);
        Assert.Equal("5.199", parameters["v"]);
        Assert.DoesNotContain(token, answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(14, "captcha_sid captcha_img redirect_uri")]
    [InlineData(17, "redirect_uri")]
    [InlineData(15, "")]
    public async Task Error_OfACodeThatAsksForSomething_SaysWhere(int code, string fields)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        await sandbox.PostAsync("/sandbox/faults", new JsonObject { ["kind"] = "error", ["code"] = code });
        var error = (await sandbox.GetAsync($"/method/users.get?v=5.199&access_token={await sandbox.TokenAsync()}"))["error"]!.AsObject();
        var more = fields.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["error_code", "error_msg", "request_params", .. more], error.Select(field => field.Key));
        foreach (var name in more.Where(name => name != "captcha_sid"))
        {
            using var page = await sandbox.Http.GetAsync(new Uri((string)error[name]!));
            Assert.True(page.IsSuccessStatusCode, name);
        }
    }

    [Theory]
    [InlineData("/method/users.get", 8)]
    [InlineData("/method/users.get?v=five", 8)]
    [InlineData("/method/users.nothing?v=5.199", 3)]
    [InlineData("/method/messages.deleteChat?v=5.199", 3)]
    [InlineData("/method/users.get?v=5.199", 5)]
    [InlineData("/method/users.get?v=5.199&access_token=vk1.a.unknown", 5)]
    public async Task Request_WhenItFallsShort_AnswersItsCode(string address, int code)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        Assert.Equal(code, (int)(await sandbox.GetAsync(address))["error"]!["error_code"]!);
    }

    [Fact]
    public async Task Post_WhenTheBodyIsJson_IsNotRead()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var token = await sandbox.TokenAsync();
        using var content = new StringContent("""{"v":"5.199"}""", Encoding.UTF8, "application/json");
        using var response = await sandbox.Http.PostAsync(new Uri($"/method/users.get?access_token={token}", UriKind.Relative), content);
        Assert.Equal(8, (int)(await response.Content.ReadFromJsonAsync<JsonNode>())!["error"]!["error_code"]!);
    }

    [Theory]
    [InlineData("messages.addChatUser")]
    [InlineData("calls.start")]
    [InlineData("calls.forceFinish")]
    public async Task UserMethod_WhenCalledByACommunity_Answers27(string method)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        Assert.Equal(27, await sandbox.FailAsync(await sandbox.CommunityTokenAsync(), method));
    }

    [Fact]
    public async Task CreateChat_WhenCalledByACommunity_IsDone()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var token = await sandbox.CommunityTokenAsync();
        Assert.Equal(1, (int)(await sandbox.DoAsync(token, "messages.createChat", ("title", "Школа")))["chat_id"]!);
    }

    [Fact]
    public async Task AnyMethod_WhenTheCallerIsDeactivated_Answers18()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var token = await sandbox.TokenAsync();
        await sandbox.PostAsync($"/sandbox/people/{SandboxUnderTest.Anna}/flags", new JsonObject { ["deactivated"] = true });
        Assert.Equal(18, await sandbox.FailAsync(token, "users.get"));
    }
}
