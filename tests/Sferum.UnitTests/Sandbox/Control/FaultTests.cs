using System.Net;
using Xunit;
using static Sferum.UnitTests.Sandbox.SandboxUnderTest;

namespace Sferum.UnitTests.Sandbox.Control;

public sealed class FaultTests
{
    [Fact]
    public async Task Error_HitsTheNextNCallsOfItsMethodAndOwner()
    {
        await using var sandbox = await StartAsync();
        var (anna, pyotr) = (await sandbox.TokenAsync(), await sandbox.TokenAsync(Pyotr));
        await sandbox.FaultAsync(new() { ["kind"] = "error", ["method"] = "messages.createChat", ["user_id"] = Anna, ["code"] = 9, ["count"] = 2 });
        await sandbox.DoAsync(anna, "users.get");
        await sandbox.ChatAsync(pyotr);
        Assert.Equal(9, await sandbox.FailAsync(anna, "messages.createChat", ("title", "5 А")));
        Assert.Equal(9, await sandbox.FailAsync(anna, "messages.createChat", ("title", "5 А")));
        await sandbox.ChatAsync(anna);
    }

    [Fact]
    public async Task Every_LetsTheOthersPass()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        await sandbox.FaultAsync(new() { ["kind"] = "error", ["method"] = "users.get", ["code"] = 9, ["count"] = 2, ["every"] = 3 });
        var failed = new List<int>();
        for (var call = 1; call <= 9; call++)
        {
            if ((await sandbox.CallAsync(token, "users.get"))["error"] is not null)
                failed.Add(call);
        }

        Assert.Equal([3, 6], failed);
    }

    [Fact]
    public async Task Error_WhenCaptcha_HoldsWhereToSolveIt()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        await sandbox.FaultAsync(new() { ["kind"] = "error", ["code"] = 14 });
        var error = (await sandbox.CallAsync(token, "calls.start"))["error"]!;
        Assert.Equal(14, (int)error["error_code"]!);
        Assert.NotNull(error["redirect_uri"]);
        Assert.NotNull(error["captcha_sid"]);
    }

    [Fact]
    public async Task Http_AnswersTheStatusWithoutEffect()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var before = await sandbox.LastSeqAsync();
        await sandbox.FaultAsync(new() { ["kind"] = "http", ["status"] = 503 });
        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.CallAsync(token, "calls.start"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, fault.StatusCode);
        Assert.Empty(await sandbox.EffectsAsync(before));
    }

    [Theory]
    [InlineData("drop_after", 1)]
    [InlineData("drop_before", 0)]
    public async Task Drop_BreaksTheConnectionWithOrWithoutTheEffect(string kind, int effects)
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var before = await sandbox.LastSeqAsync();
        await sandbox.FaultAsync(new() { ["kind"] = kind, ["method"] = "calls.start" });
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.CallAsync(token, "calls.start"));
        Assert.Equal(effects, (await sandbox.EffectsAsync(before)).Count);
        await sandbox.DoAsync(token, "calls.start");
    }

    [Fact]
    public async Task Latency_HoldsTheCallBackAndThenDoesIt()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var before = await sandbox.LastSeqAsync();
        await sandbox.FaultAsync(new() { ["kind"] = "latency", ["latency_ms"] = 5000 });
        var call = sandbox.CallAsync(token, "calls.start");
        while ((await sandbox.GetAsync("/sandbox/faults"))["items"]!.AsArray().Count > 0)
            await Task.Yield();
        Assert.Empty(await sandbox.EffectsAsync(before));
        while (!call.IsCompleted)
        {
            sandbox.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.NotNull((await call)["response"]);
    }

    [Fact]
    public async Task Error_WhenInsideAnExecute_FailsThatCallAlone()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        await sandbox.FaultAsync(new() { ["kind"] = "error", ["method"] = "messages.createChat", ["code"] = 982 });
        var answer = await sandbox.CallAsync(token, "execute", ("code", TwoChats));
        Assert.False((bool)answer["response"]![0]!);
        Assert.Equal(1, (int)answer["response"]![1]!["chat_id"]!);
        Assert.Equal(982, (int)answer["execute_errors"]![0]!["error_code"]!);
    }

    [Theory]
    [InlineData("drop_after", 2)]
    [InlineData("http", 0)]
    [InlineData("drop_before", 0)]
    public async Task Break_WhenInsideAnExecute_BreaksTheWholeAnswer(string kind, int effects)
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var before = await sandbox.LastSeqAsync();
        await sandbox.FaultAsync(new() { ["kind"] = kind, ["method"] = "messages.createChat" });
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.CallAsync(token, "execute", ("code", TwoChats)));
        Assert.Equal(effects, (await sandbox.EffectsAsync(before)).Count);
    }

    [Fact]
    public async Task Star_HitsAnExecuteOnceAsAWhole()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        await sandbox.FaultAsync(new() { ["kind"] = "error", ["method"] = "*", ["code"] = 10, ["count"] = 2 });
        Assert.Equal(10, await sandbox.FailAsync(token, "execute", ("code", TwoChats)));
        Assert.Equal(1, (int)(await sandbox.GetAsync("/sandbox/faults"))["items"]![0]!["remaining"]!);
    }

    [Fact]
    public async Task OAuth_CanBeMadeToFailToo()
    {
        await using var sandbox = await StartAsync();
        await sandbox.FaultAsync(new() { ["kind"] = "error", ["method"] = "oauth2/*", ["error"] = "temporarily_unavailable" });
        await sandbox.FaultAsync(new() { ["kind"] = "http", ["method"] = "oauth2/auth" });
        Assert.Equal("temporarily_unavailable", (string)(await sandbox.OAuthAsync("auth"))["error"]!);
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.OAuthAsync("auth"));
        Assert.Equal("invalid_client", (string)(await sandbox.OAuthAsync("auth"))["error"]!);
    }

    [Fact]
    public async Task OAuth_WhenTheAnswerIsDroppedAfterARefresh_TheOldTokenIsDead()
    {
        await using var sandbox = await StartAsync();
        var consent = new VkId.Consent(sandbox);
        await consent.WalkAsync();
        var refresh = (string)(await consent.ExchangeAsync())["refresh_token"]!;
        await sandbox.FaultAsync(new() { ["kind"] = "drop_after", ["method"] = "oauth2/auth", ["user_id"] = Anna });
        await Assert.ThrowsAsync<HttpRequestException>(() => consent.RefreshAsync(refresh));
        Assert.Equal("refresh_token is missing or invalid", (string)(await consent.RefreshAsync(refresh))["error_description"]!);
    }

    [Fact]
    public async Task Delete_ClearsOneOrAll()
    {
        await using var sandbox = await StartAsync();
        var first = (int)(await sandbox.FaultAsync(new() { ["kind"] = "error", ["code"] = 1 }))["id"]!;
        await sandbox.FaultAsync(new() { ["kind"] = "error", ["code"] = 1 });
        (await sandbox.Http.DeleteAsync(new Uri($"/sandbox/faults/{first}", UriKind.Relative))).EnsureSuccessStatusCode();
        Assert.Single((await sandbox.GetAsync("/sandbox/faults"))["items"]!.AsArray());
        (await sandbox.Http.DeleteAsync(new Uri("/sandbox/faults", UriKind.Relative))).EnsureSuccessStatusCode();
        Assert.Empty((await sandbox.GetAsync("/sandbox/faults"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Post_WhenTheFaultIsIncomplete_SaysWhat()
    {
        await using var sandbox = await StartAsync();
        Assert.NotNull((await sandbox.FaultAsync(new() { ["kind"] = "error" }))["error"]);
        Assert.NotNull((await sandbox.FaultAsync(new() { ["kind"] = "latency" }))["error"]);
        Assert.Empty((await sandbox.GetAsync("/sandbox/faults"))["items"]!.AsArray());
    }

    private const string TwoChats = """return [API.messages.createChat({"title":"а"}),API.messages.createChat({"title":"б"})];""";
}
