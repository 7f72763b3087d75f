using Xunit;

namespace Sferum.UnitTests.Sandbox.VkApi;

public sealed class RateLimiterTests
{
    [Fact]
    public async Task Request_WhenTheFourthWithinASecond_Answers6UntilTheSecondHasPassed()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync(options => options.RequestsPerSecond = 3);
        var token = await sandbox.TokenAsync();
        await sandbox.DoAsync(token, "users.get");
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(600));
        await sandbox.DoAsync(token, "users.get");
        await sandbox.DoAsync(token, "users.get");
        Assert.Equal(6, await sandbox.FailAsync(token, "users.get"));
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(399));
        Assert.Equal(6, await sandbox.FailAsync(token, "users.get"));
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(1));
        await sandbox.DoAsync(token, "users.get");
        Assert.Equal(6, await sandbox.FailAsync(token, "users.get"));
    }

    [Fact]
    public async Task Request_WhenOfAnotherToken_IsCountedApart()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync(options => options.RequestsPerSecond = 1);
        await sandbox.DoAsync(await sandbox.TokenAsync(), "users.get");
        await sandbox.DoAsync(await sandbox.TokenAsync(SandboxUnderTest.Pyotr), "users.get");
    }

    [Fact]
    public async Task Execute_CountsAsOne_AndTrafficTellsBothCounts()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync(options => options.RequestsPerSecond = 1);
        var token = await sandbox.TokenAsync();
        await sandbox.DoAsync(token, "execute", ("code", "return [API.users.get({}),API.users.get({}),API.users.get({})];"));
        Assert.Equal(6, await sandbox.FailAsync(token, "users.get"));
        var traffic = (await sandbox.GetAsync("/sandbox/traffic"))["items"]![0]!;
        Assert.Equal((SandboxUnderTest.Anna, 1, 1), ((long)traffic["owner_id"]!, (int)traffic["accepted"]!, (int)traffic["refused"]!));
    }
}
