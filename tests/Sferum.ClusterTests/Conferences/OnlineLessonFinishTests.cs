using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Outcomes;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>«Завершить онлайн-урок» (C14): a request ends the conference that it was meant for, however often it comes.</summary>
public sealed class OnlineLessonFinishTests : IAsyncLifetime
{
    private ConferenceWorld _world = null!;
    private LessonUnderTest _lesson = null!;

    public async Task InitializeAsync() => _lesson = new LessonUnderTest(_world = await ConferenceWorld.StartAsync(ConferenceWorld.Head, ConferenceWorld.Ivan));

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Finish_WhenTheSameRequestComesAgain_LeavesALaterOneAlone()
    {
        var (first, finish) = (await _lesson.LateAsync("r1"), LessonUnderTest.Finish("f1"));
        Assert.Equal(first.Id, (await _lesson.FinishAsync(finish)).Value?.Conference.Id);
        await _world.UntilAsync(first.Id, ConferenceStage.Ended);
        var second = await _lesson.LateAsync("r2");
        await _world.Cluster.RestartAsync();

        Assert.Equal(first.Id, (await _lesson.FinishAsync(finish)).Value?.Conference.Id);
        Assert.Equal(ConferenceStage.Active, (await _world.ReadAsync(second.Id)).Stage);
        Assert.Equal(RefusalReason.RequestIdReused, (await _lesson.FinishAsync(finish with { Request = new RequestKey("f1", 2) })).Refusal?.Reason);
        Assert.Equal(second.Id, (await _lesson.FinishAsync(LessonUnderTest.Finish("f2"))).Value?.Conference.Id);
    }

    [Fact]
    public async Task Finish_WhenTheConferenceCannotHearIt_IsStillMeantForThatOne()
    {
        var first = await _lesson.LateAsync("r1");
        _world.Cluster.Faults.FailNext("conference", WriteFault.LostBefore);
        await Assert.ThrowsAsync<SferumFault>(() => _lesson.FinishAsync(LessonUnderTest.Finish("f1")));
        _world.AdvanceTo(first.EndTime - TimeSpan.FromMinutes(1));
        Assert.Null((await _world.Conference(first.Id).EndAsync(LessonUnderTest.Finish("e1"), default)).Refusal);
        await _world.UntilAsync(first.Id, ConferenceStage.Ended);
        var second = await _lesson.LateAsync("r2");

        Assert.Equal(first.Id, (await _lesson.FinishAsync(LessonUnderTest.Finish("f1"))).Value?.Conference.Id);
        Assert.Equal(ConferenceStage.Active, (await _world.ReadAsync(second.Id)).Stage);
    }

    [Fact]
    public async Task Finish_WhenRefused_IsNotRemembered()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        Assert.Equal(RefusalReason.OnlineLessonNotCreated, (await _lesson.FinishAsync(LessonUnderTest.Finish("f1"))).Refusal?.Reason);
        var early = await _lesson.CreateAsync("r1");
        Assert.NotNull((await _lesson.FinishAsync(LessonUnderTest.Finish("f1"))).Refusal);
        Assert.True(await _world.Conference(early.Id).CancelAsync(ConferenceTrouble.None));
        var late = await _lesson.LateAsync("r2");

        Assert.Equal(late.Id, (await _lesson.FinishAsync(LessonUnderTest.Finish("f1"))).Value?.Conference.Id);
    }
}
