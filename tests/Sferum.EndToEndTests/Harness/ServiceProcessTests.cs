using Sferum.Testing.Processes;
using Xunit;

namespace Sferum.EndToEndTests.Harness;

public sealed class ServiceProcessTests
{
    [Fact]
    public async Task StartAsync_WhenItEndsAtOnce_IsNotReady()
    {
        var refused = await Assert.ThrowsAsync<ProcessNotReadyException>(
            () => ServiceProcess.StartAsync(new Uri("http://127.0.0.1:9/"), ("VkPlatform:ClientId", "")));
        Assert.Contains("before it was ready", refused.Message, StringComparison.Ordinal);
    }
}
