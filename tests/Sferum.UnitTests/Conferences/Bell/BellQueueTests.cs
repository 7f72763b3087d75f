using Sferum.Grains.Conferences.Bell;
using Xunit;

namespace Sferum.UnitTests.Conferences.Bell;

/// <summary>Who is next at the gate.</summary>
public sealed class BellQueueTests
{
    [Fact]
    public void TryTake_WhenNobodyWaits_TakesNothing() => Assert.False(new BellQueue<string>(25).TryTake(out _));

    [Fact]
    public void TryTake_WhenOneSchoolHasThousands_LetsOthersInAfterOneTurn()
    {
        var queue = Queue([.. Enumerable.Repeat("flood", 5_000), "small", "small"], turn: 25);

        Assert.Equal([.. Enumerable.Repeat("flood", 25), "small", "small", "flood"], Take(queue, 28));
    }

    [Fact]
    public void TryTake_WhenSchoolsWait_TakesEachOnesTogetherAndAllOfThem()
    {
        var queue = Queue(["a", "b", "a", "c", "b", "a", "a"], turn: 3);

        Assert.Equal(["a", "a", "a", "b", "b", "c", "a"], Take(queue, 7));
        Assert.False(queue.TryTake(out _));
    }

    [Fact]
    public void TryTake_WhenASchoolComesBack_BeginsANewTurn()
    {
        var queue = Queue(["a"], turn: 2);
        Take(queue, 1);
        foreach (var school in new[] { "a", "a", "b" })
        {
            queue.Add(school, school);
        }

        Assert.Equal(["a", "a", "b"], Take(queue, 3));
    }

    private static BellQueue<string> Queue(string[] schools, int turn)
    {
        var queue = new BellQueue<string>(turn);
        foreach (var school in schools)
        {
            queue.Add(school, school);
        }

        return queue;
    }

    private static List<string> Take(BellQueue<string> queue, int count)
    {
        var taken = new List<string>();
        while (taken.Count < count && queue.TryTake(out var school))
        {
            taken.Add(school);
        }

        return taken;
    }
}
