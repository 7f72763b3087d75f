using System.Text.Json.Nodes;
using Xunit;
using static Sferum.UnitTests.Sandbox.SandboxUnderTest;

namespace Sferum.UnitTests.Sandbox.VkApi;

public sealed class CallMethodsTests
{
    [Fact]
    public async Task Start_GivesAUuidAndLinks_AndTheWorldShowsTheCall()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var started = await sandbox.DoAsync(token, "calls.start");
        Assert.Equal(36, ((string)started["call_id"]!).Length);
        Assert.StartsWith("https://vk.com/call/join/", (string)started["join_link"]!, StringComparison.Ordinal);
        Assert.NotNull(started["ok_join_link"]);
        Assert.NotNull(started["short_credentials"]!["link_with_password"]);
        var call = (await sandbox.GetAsync("/sandbox/calls"))["items"]![0]!;
        Assert.Equal("active", (string)call["state"]!);
        Assert.Equal("2026-09-01T05:00:00.000Z", (string)call["started_at"]!);
    }

    [Fact]
    public async Task Start_WhenInAChat_NeedsTheChat()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var chat = await sandbox.ChatAsync(token);
        await sandbox.DoAsync(token, "calls.start", ("peer_id", 2_000_000_000 + chat));
        Assert.Equal(1, (int)(await sandbox.GetAsync("/sandbox/calls"))["items"]![0]!["chat"]!);
        Assert.Equal(917, await sandbox.FailAsync(token, "calls.start", ("peer_id", 2_000_000_099)));
        Assert.Equal(15, await sandbox.FailAsync(token, "calls.start", ("group_id", 5)));
    }

    [Fact]
    public async Task ForceFinish_EndsOnce()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var call = (string)(await sandbox.DoAsync(token, "calls.start"))["call_id"]!;
        Assert.Equal(15, await sandbox.FailAsync(await sandbox.TokenAsync(Pyotr), "calls.forceFinish", ("call_id", call)));
        sandbox.Time.Advance(TimeSpan.FromMinutes(45));
        Assert.Equal(1, (int)await sandbox.DoAsync(token, "calls.forceFinish", ("call_id", call)));
        Assert.Equal(951, await sandbox.FailAsync(token, "calls.forceFinish", ("call_id", call)));
        Assert.Equal(104, await sandbox.FailAsync(token, "calls.forceFinish", ("call_id", Guid.NewGuid())));
        Assert.Equal(100, await sandbox.FailAsync(token, "calls.forceFinish", ("call_id", "x")));
        Assert.Equal(100, await sandbox.FailAsync(token, "calls.forceFinish"));
        var view = (await sandbox.GetAsync("/sandbox/calls"))["items"]![0]!;
        Assert.Equal(("finished", "2026-09-01T05:45:00.000Z"), ((string)view["state"]!, (string)view["finished_at"]!));
    }

    [Fact]
    public async Task GetParticipants_TellsWhoOpenedTheLink()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var call = (string)(await sandbox.DoAsync(token, "calls.start"))["call_id"]!;
        await sandbox.PostAsync($"/sandbox/calls/{call}/participants", new JsonObject { ["user_id"] = Pyotr });
        var participants = await sandbox.DoAsync(token, "calls.getParticipants", ("call_id", call));
        Assert.Equal((1, Pyotr), ((int)participants["count"]!, (long)participants["profiles"]![0]!["id"]!));
        await sandbox.DoAsync(token, "calls.forceFinish", ("call_id", call));
        Assert.Equal(951, await sandbox.FailAsync(token, "calls.getParticipants", ("call_id", call)));
        Assert.Equal(104, await sandbox.FailAsync(token, "calls.getParticipants", ("call_id", Guid.NewGuid())));
    }
}
