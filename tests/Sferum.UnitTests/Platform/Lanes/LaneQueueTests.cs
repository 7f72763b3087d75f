using CsCheck;
using Sferum.Grains.Platform;
using Sferum.Grains.Platform.Lanes;
using Xunit;

namespace Sferum.UnitTests.Platform.Lanes;

/// <summary>Order, fairness and packing of a lane.</summary>
public sealed class LaneQueueTests
{
    [Fact]
    public void TakeBatch_WhenPrioritiesDiffer_TakesTheHigherFirst()
    {
        var queue = Queue((LanePriority.Sweep, "a", 1), (LanePriority.Join, "a", 1), (LanePriority.End, "a", 1), (LanePriority.Remove, "a", 1), (LanePriority.Start, "a", 1));

        Assert.Equal(
            [LanePriority.End, LanePriority.Start, LanePriority.Remove, LanePriority.Join, LanePriority.Sweep],
            queue.TakeBatch(25).Select(entry => entry.Work.Priority));
        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void TakeBatch_WhenOneSourceHasThousands_LetsTheOthersTakeTurns()
    {
        var queue = Queue([.. Enumerable.Repeat((LanePriority.Join, "big", 5), 1000), (LanePriority.Join, "small", 5), (LanePriority.Join, "tiny", 5)]);

        Assert.Equal(["big", "small", "tiny", "big", "big"], queue.TakeBatch(25).Select(entry => entry.Work.Source));
    }

    [Fact]
    public void TakeBatch_WhenWorksFillRequests_BeginsTheNextWithAnotherSource()
    {
        var queue = Queue([.. Enumerable.Repeat((LanePriority.Join, "a", 25), 3), .. Enumerable.Repeat((LanePriority.Join, "b", 25), 3)]);

        Assert.Equal(["a", "b", "a", "b", "a", "b"], Enumerable.Range(0, 6).Select(_ => Assert.Single(queue.TakeBatch(25)).Work.Source));
    }

    [Fact]
    public void TakeBatch_WhenAWorkDoesNotFit_KeepsItsPlaceAndTakesASmallerOneAlong()
    {
        var queue = Queue((LanePriority.Join, "a", 20), (LanePriority.Join, "b", 20), (LanePriority.Join, "c", 5));

        Assert.Equal(["a", "c"], queue.TakeBatch(25).Select(entry => entry.Work.Source));
        Assert.Equal(["b"], queue.TakeBatch(25).Select(entry => entry.Work.Source));
    }

    [Fact]
    public async Task TakeBatch_WhenAWorkWasGivenUp_PassesOverIt()
    {
        var queue = new LaneQueue();
        var entries = Enumerable.Range(0, 3).Select(_ => Entry(LanePriority.Join, "a", 1)).ToArray();
        foreach (var entry in entries)
            queue.Add(entry);
        entries[1].GiveUp(PlatformTrouble.None, null, "cancelled");

        Assert.Equal([entries[0], entries[2]], queue.TakeBatch(25));
        Assert.Equal(PlatformFault.AgainSoon, (await entries[1].Answer).Results[0].Fault);
    }

    [Fact]
    public void GiveUp_WhenSomePrioritiesAreMeant_LeavesTheOthers()
    {
        var queue = Queue((LanePriority.Start, "a", 1), (LanePriority.Join, "a", 2));

        queue.GiveUp(LanePause.CanHold, queue.Last, PlatformTrouble.Throttled, TimeSpan.FromSeconds(9), "paused");

        Assert.Equal([LanePriority.Start], queue.TakeBatch(25).Select(entry => entry.Work.Priority));
        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void GiveUp_WhenSomeCameLater_LeavesThose()
    {
        var queue = Queue((LanePriority.Join, "a", 1), (LanePriority.Join, "b", 1), (LanePriority.Start, "a", 1));
        var asked = queue.Last;
        var late = Entry(LanePriority.Join, "b", 1);
        queue.Add(late);

        queue.GiveUp(_ => true, asked, PlatformTrouble.AdministratorLinkBroken, null, "no_token");

        Assert.Equal([late], queue.TakeBatch(25));
        Assert.False(late.Answer.IsCompleted);
        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void TakeBatch_WhateverWaits_TakesEachOnceInTheOrderOfItsSourceAndNeverTooMuch() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[1, 25]).Array[0, 60].Sample(works =>
        {
            var queue = new LaneQueue();
            var entries = works.Select(work => Entry((LanePriority)work.Item1, $"s{work.Item2}", work.Item3)).ToArray();
            foreach (var entry in entries)
                queue.Add(entry);
            var taken = new List<LaneEntry>();
            while (!queue.IsEmpty)
            {
                var batch = queue.TakeBatch(25);
                Assert.InRange(batch.Sum(entry => entry.Work.Calls.Count), 1, 25);
                taken.AddRange(batch);
            }

            Assert.Equal(entries.Length, taken.Distinct().Count());
            foreach (var line in entries.GroupBy(entry => (entry.Work.Priority, entry.Work.Source)))
                Assert.Equal(line, taken.Where(entry => (entry.Work.Priority, entry.Work.Source) == line.Key));
        });

    private static LaneQueue Queue(params (LanePriority Priority, string Source, int Calls)[] works)
    {
        var queue = new LaneQueue();
        foreach (var (priority, source, calls) in works)
            queue.Add(Entry(priority, source, calls));
        return queue;
    }

    private static LaneEntry Entry(LanePriority priority, string source, int calls) =>
        new(new LaneWork(priority, source, [.. Enumerable.Repeat(new FinishCallCall("call"), calls)]));
}
