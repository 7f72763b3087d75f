using Microsoft.Extensions.Time.Testing;
using Sferum.Testing.Waiting;
using Xunit;

namespace Sferum.UnitTests.Testing;

public sealed class EventuallyTests
{
    // Every look at this clock moves it, so that nothing waits.
    private readonly FakeTimeProvider time = new() { AutoAdvanceAmount = TimeSpan.FromMilliseconds(100) };

    [Fact]
    public async Task ReadAsync_WhenItHolds_GivesWhatWasRead()
    {
        var reads = 0;
        var waiting = Eventually.ReadAsync(() => Task.FromResult(++reads), count => count == 3, TimeSpan.FromSeconds(5), time: time);
        Assert.Equal(3, await FinishAsync(waiting));
    }

    [Fact]
    public async Task ReadAsync_WhenItNeverHolds_SaysWhatAndWhatWasSeen()
    {
        var waiting = Eventually.ReadAsync(() => Task.FromResult(7), count => count == 3, TimeSpan.FromSeconds(1), count => $"{count} chats", time);
        var timeout = await Assert.ThrowsAsync<TimeoutException>(() => FinishAsync(waiting));
        Assert.Equal($"Not so within 1 s: count => count == 3{Environment.NewLine}Last seen: 7 chats", timeout.Message);
    }

    private async Task<int> FinishAsync(Task<int> waiting)
    {
        while (!waiting.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        return await waiting;
    }
}
