using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Xunit;

namespace Sferum.UnitTests.Commits;

public sealed class RememberedRequestsTests
{
    private static DateTimeOffset Noon { get; } = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Recall_WhenSameIdAndBody_IsRepeated()
    {
        var requests = RememberedRequests.Remember([], new RequestKey("r", 1), Noon);
        Assert.Equal(RequestMemory.Repeated, RememberedRequests.Recall(requests, new RequestKey("r", 1), Noon.AddHours(23)));
        Assert.Equal(RequestMemory.Reused, RememberedRequests.Recall(requests, new RequestKey("r", 2), Noon.AddHours(23)));
        Assert.Equal(RequestMemory.New, RememberedRequests.Recall(requests, new RequestKey("r", 1), Noon.AddHours(24)));
        Assert.Equal(RequestMemory.New, RememberedRequests.Recall(requests, new RequestKey("q", 1), Noon));
    }

    [Fact]
    public void Remember_WhenFull_ForgetsTheOldest()
    {
        var requests = ImmutableArray<RememberedRequest>.Empty;
        for (var i = 0; i <= RememberedRequests.Capacity; i++)
        {
            requests = RememberedRequests.Remember(requests, new RequestKey($"r{i}", 1), Noon);
        }

        Assert.Equal(RememberedRequests.Capacity, requests.Length);
        Assert.Equal("r1", requests[0].Id);
        Assert.Equal($"r{RememberedRequests.Capacity}", requests[^1].Id);
    }
}
