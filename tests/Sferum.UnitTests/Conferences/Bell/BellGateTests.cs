using Sferum.Grains.Conferences.Bell;
using Xunit;

namespace Sferum.UnitTests.Conferences.Bell;

/// <summary>The gate: how many are inside, who comes in first, and how many of a school are on their way.</summary>
public sealed class BellGateTests
{
    private const int Room = 128;

    private readonly BellGate _gate = new();

    [Fact]
    public void EnterAsync_WhileThereIsRoom_LetsInAtOnce() =>
        Assert.All(Enumerable.Range(0, Room).Select(_ => _gate.EnterAsync(BellWork.Start, "s")).ToList(), entering => Assert.True(entering.IsCompletedSuccessfully));

    [Fact]
    public async Task EnterAsync_WhenItIsFull_LetsInAnswersThenEndsThenStarts()
    {
        var inside = await FillAsync();
        var entered = new List<BellWork>();
        var waiting = new[] { BellWork.Start, BellWork.End, BellWork.Answer }.Select(async work =>
        {
            using var pass = await _gate.EnterAsync(work, "s");
            entered.Add(work);
        }).ToList();

        Assert.Empty(entered);
        inside[0].Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal([BellWork.Answer, BellWork.End, BellWork.Start], entered);
    }

    [Fact]
    public async Task Dispose_WhenRepeated_LeavesOnce()
    {
        var inside = await FillAsync();
        inside[0].Dispose();
        inside[0].Dispose();

        Assert.True(_gate.EnterAsync(BellWork.Start, "s").IsCompleted);
        Assert.False(_gate.EnterAsync(BellWork.Start, "s").IsCompleted);
    }

    [Fact]
    public async Task Coming_CountsThoseWithinAndThoseThatWaitButNoAnswers()
    {
        var inside = await FillAsync();
        var waiting = _gate.EnterAsync(BellWork.End, "other");
        _ = _gate.EnterAsync(BellWork.Answer, "other");

        Assert.Equal((Room, 1, 0), (_gate.Coming("s"), _gate.Coming("other"), _gate.Coming("nobody")));
        inside[0].Dispose();
        inside[1].Dispose();
        (await waiting).Dispose();
        Assert.Equal((Room - 2, 0), (_gate.Coming("s"), _gate.Coming("other")));
    }

    private async Task<IReadOnlyList<IDisposable>> FillAsync() => await Task.WhenAll(Enumerable.Range(0, Room).Select(_ => _gate.EnterAsync(BellWork.Start, "s")));
}
