using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>A lesson and its conference: one claims the other, and follows it.</summary>
public sealed class OnlineLessonTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private ConferenceWorld _world = null!;
    private LessonUnderTest _lesson = null!;

    public async Task InitializeAsync() => _lesson = new LessonUnderTest(_world = await ConferenceWorld.StartAsync(ConferenceWorld.Head, ConferenceWorld.Ivan));

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Create_OfALesson_TakesItsTimesAndClaimsIt()
    {
        var plan = await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var conference = await _lesson.CreateAsync("r1");

        Assert.Equal((plan.Date, plan.Start, plan.End, false), (conference.Date, conference.LocalStart, conference.LocalEnd, conference.TimedByHand));
        Assert.Equal($"Алгебра, 5 А, {plan.Date:dd'.'MM'.'yyyy}", conference.Title);
        Assert.Equal("1. Алгебра, 5 А", conference.LessonTitle);
        Assert.Equal(conference.Id, (await _lesson.LessonAsync()).OnlineLesson);
    }

    [Fact]
    public async Task Create_OfALessonThatHasALiveOne_IsRefusedUntilThatIsOver()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var first = await _lesson.CreateAsync("r1");

        var refused = (await _lesson.TryAsync("r2")).Refusal!;
        Assert.Equal((RefusalReason.OnlineLessonExists, first.Id.Name), (refused.Reason, refused.Subjects.Single()));
        Assert.Equal(RefusalReason.OnlineLessonExists, (await _lesson.TryAsync("r3", command => command with { ValidateOnly = true })).Refusal?.Reason);
        Assert.True(await _world.Conference(first.Id).CancelAsync(ConferenceTrouble.None));
        Assert.Equal((await _lesson.CreateAsync("r2")).Id, (await _lesson.LessonAsync()).OnlineLesson);
    }

    [Fact]
    public async Task Update_ToAnotherLesson_ClaimsThatAndFreesTheOld()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var next = _world.Lesson("l2", TimeSpan.FromMinutes(80), TimeSpan.FromMinutes(30));
        await _lesson.SendAsync(new ImportLessons { Request = _lesson.NextRequest(), Lessons = [next], Patience = TimeSpan.FromSeconds(30) });
        var conference = await _lesson.CreateAsync("r1");
        var command = new UpdateConference { Request = new RequestKey("u1", 1), Fields = ConferenceFields.Lesson, Lesson = new LessonId(_world.School, "l2") };

        var moved = (await _world.Conference(conference.Id).UpdateAsync(command, default)).Value!.Conference;
        Assert.Equal((next.Start, next.End, false), (moved.LocalStart, moved.LocalEnd, moved.TimedByHand));
        var second = await _lesson.CreateAsync("r2");
        Assert.Equal(second.Id, (await _lesson.LessonAsync()).OnlineLesson);
        var taken = await _world.Conference(second.Id).UpdateAsync(command with { Request = new RequestKey("u2", 1) }, default);
        Assert.Equal((RefusalReason.OnlineLessonExists, conference.Id.Name), (taken.Refusal?.Reason, taken.Refusal?.Subjects.Single()));
    }

    [Fact]
    public async Task Delete_OfAnOnlineLesson_FreesItAtOnce()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var first = await _lesson.CreateAsync("r1");
        Assert.Null((await _world.Conference(first.Id).DeleteAsync(new DeleteConference { Request = new RequestKey("d1", 1) }, default)).Refusal);

        Assert.Equal((await _lesson.CreateAsync("r2")).Id, (await _lesson.LessonAsync()).OnlineLesson);
    }

    [Fact]
    public async Task Create_WhenTwoComeAtOnce_MakesOne()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var both = await Task.WhenAll(_lesson.TryAsync("r1"), _lesson.TryAsync("r2"));

        var made = Assert.Single(both, outcome => !outcome.IsRefused).Value!.Conference;
        var refused = Assert.Single(both, outcome => outcome.IsRefused).Refusal!;
        Assert.Equal((RefusalReason.OnlineLessonExists, made.Id.Name), (refused.Reason, refused.Subjects.Single()));
    }

    [Fact]
    public async Task Create_WhenItDiesBetweenClaimAndCommit_FreesTheLessonAfterAMinute()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        _world.Cluster.Faults.FailNext("conference", WriteFault.LostBefore);
        await Assert.ThrowsAsync<SferumFault>(() => _lesson.TryAsync("r1"));
        await _world.Cluster.RestartAsync();

        Assert.Equal(RefusalReason.OnlineLessonExists, (await _lesson.TryAsync("r2")).Refusal?.Reason);
        _world.Advance(2 * Minute);
        Assert.Equal((await _lesson.CreateAsync("r2")).Id, (await _lesson.LessonAsync()).OnlineLesson);
        Assert.Equal(RefusalReason.OnlineLessonExists, (await _lesson.TryAsync("r1")).Refusal?.Reason);
    }

    [Fact]
    public async Task Create_WhenTheSameRequestComesAgainAfterALostWrite_GetsItsLesson()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        _world.Cluster.Faults.FailNext("conference", WriteFault.LostBefore);
        await Assert.ThrowsAsync<SferumFault>(() => _lesson.TryAsync("r1"));

        Assert.Equal((await _lesson.CreateAsync("r1")).Id, (await _lesson.LessonAsync()).OnlineLesson);
    }

    [Fact]
    public async Task Import_WhenTheLessonMoves_MovesItsConferenceAndSaysSo()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var before = await _lesson.CreateAsync("r1");
        var (plan, result) = await _lesson.ImportAsync(startsIn: 50, lasts: 20);
        var after = await _world.ReadAsync(before.Id);

        Assert.Equal(before.Id, Assert.Single(result.MovedConferences));
        Assert.Equal((plan.Start, plan.End, false, ConferenceStage.Scheduled), (after.LocalStart, after.LocalEnd, after.LessonMoved, after.Stage));
        _world.AdvanceTo(before.StartTime);
        await _world.TickAsync(before.Id, "start");
        Assert.Equal(ConferenceStage.Scheduled, (await _world.ReadAsync(before.Id)).Stage);
        Assert.Empty(_world.Messenger.Calls());
        _world.AdvanceTo(after.StartTime);
        await _world.UntilAsync(before.Id, ConferenceStage.Active);
        _world.AdvanceTo(after.EndTime);
        await _world.UntilAsync(before.Id, ConferenceStage.Ended);
        Assert.Single(_world.Messenger.Calls());
    }

    [Fact]
    public async Task Import_WhenTheLessonIsCancelled_CancelsItsConference()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var conference = await _lesson.CreateAsync("r1");
        var result = await _lesson.CancelAsync();
        var after = await _world.ReadAsync(conference.Id);

        Assert.Equal(conference.Id, Assert.Single(result.CancelledConferences));
        Assert.Equal((ConferenceStage.Cancelled, ConferenceTrouble.LessonCancelled), (after.Stage, after.Trouble));
        Assert.Equal(RefusalReason.LessonCancelled, (await _lesson.TryAsync("r2")).Refusal?.Reason);
    }

    [Fact]
    public async Task Import_WhenItsTimesAreByHand_FlagsIt()
    {
        var plan = await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var conference = await _lesson.CreateAsync("r1", command => command with { LocalEnd = plan.End.AddMinutes(-5) });
        Assert.True(conference.TimedByHand);
        var (_, result) = await _lesson.ImportAsync(startsIn: 50, lasts: 20);
        var after = await _world.ReadAsync(conference.Id);

        Assert.Equal(conference.Id, Assert.Single(result.FlaggedConferences));
        Assert.Equal((conference.StartTime, true), (after.StartTime, after.LessonMoved));
    }

    [Fact]
    public async Task Import_WhenItIsActive_FlagsIt()
    {
        await _lesson.TellAsync(startsIn: 2, lasts: 40);
        var conference = await _lesson.CreateAsync("r1");
        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        var result = await _lesson.CancelAsync();

        Assert.Equal(conference.Id, Assert.Single(result.FlaggedConferences));
        Assert.Equal((ConferenceStage.Active, true), ((await _world.ReadAsync(conference.Id)).Stage, (await _world.ReadAsync(conference.Id)).LessonMoved));
    }

    /// <summary>The lesson moves while its bell rings: the call is opened at the one time or the other, never at both, and the import says which.</summary>
    [Fact]
    public async Task Import_AtTheBellItself_MovesOrFlagsAndStartsOnce()
    {
        await _lesson.TellAsync(startsIn: 2, lasts: 40);
        var conference = await _lesson.CreateAsync("r1");
        _world.AdvanceTo(conference.StartTime);
        var (_, result) = await _lesson.ImportAsync(startsIn: 10, lasts: 20);

        Assert.Equal(conference.Id, Assert.Single(result.MovedConferences.Concat(result.FlaggedConferences)));
        var after = await _world.ReadAsync(conference.Id);
        _world.AdvanceTo(after.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        Assert.Single(_world.Messenger.Calls());
    }

    [Fact]
    public async Task Import_WhenTheConferenceCannotHearNow_IsToldLater()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var conference = await _lesson.CreateAsync("r1");
        _world.Cluster.Faults.FailNext("conference", WriteFault.LostAfter);
        var (plan, result) = await _lesson.ImportAsync(startsIn: 50, lasts: 20);

        Assert.Equal(conference.Id, Assert.Single(result.MovedConferences));
        Assert.Equal(plan.Start, (await _world.ReadAsync(conference.Id)).LocalStart);
    }

    [Fact]
    public async Task Import_WhenOnlyValidated_SaysWhatWouldBecomeOfTheConference()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var conference = await _lesson.CreateAsync("r1");
        var (_, result) = await _lesson.ImportAsync(startsIn: 50, lasts: 20, validateOnly: true);

        Assert.Equal(conference.Id, Assert.Single(result.MovedConferences));
        Assert.Equal(conference.StartTime, (await _world.ReadAsync(conference.Id)).StartTime);
    }

    [Fact]
    public async Task Create_LateByTheJournal_BeginsAtOnce()
    {
        await _lesson.TellAsync(startsIn: -5, lasts: 40);

        Assert.Equal(RefusalReason.StartInPast, (await _lesson.TryAsync("r1")).Refusal?.Reason);
        var conference = await _lesson.CreateAsync("r2", command => command with { MayBeLate = true });
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
    }

    [Fact]
    public async Task Draft_OfALesson_ChoosesTheOnlyChatAndStoresNothing()
    {
        var plan = await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var draft = await _world.Conference(MintedId.DraftConference(_world.School)).DraftAsync(new DraftConference(ConferenceType.OnlineLesson, null, _lesson.Lesson, null, null), default);

        Assert.Equal((_world.ClassChat, plan.Start, 4), (draft.Value?.Chat, draft.Value?.LocalStart, draft.Value?.ParticipantCount));
        var foreign = await _world.Conference(MintedId.DraftConference(_world.School))
            .DraftAsync(new DraftConference(ConferenceType.OnlineLesson, _world.ClassChat, _lesson.Lesson, null, ConferenceWorld.Mother), default);
        Assert.Equal(RefusalReason.ChatNotAvailable, foreign.Refusal?.Reason);
        Assert.Null((await _lesson.LessonAsync()).OnlineLesson);
    }

    [Fact]
    public async Task Recall_OfTheJournal_GivesTheFirstAnswer()
    {
        await _lesson.TellAsync(startsIn: 30, lasts: 40);
        var lesson = _world.Cluster.Grains.Lesson(_lesson.Lesson);
        var conference = new ConferenceId(_world.School, "c1");

        Assert.Null((await lesson.RecallOnlineAsync(new RequestKey("j1", 1))).Value?.Conference);
        Assert.Equal(conference, (await lesson.NoteOnlineAsync(new RequestKey("j1", 1), conference)).Value?.Conference);
        Assert.Equal(conference, (await lesson.RecallOnlineAsync(new RequestKey("j1", 1))).Value?.Conference);
        Assert.Equal(RefusalReason.RequestIdReused, (await lesson.RecallOnlineAsync(new RequestKey("j1", 2))).Refusal?.Reason);
    }
}
