using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;
using Sferum.GrpcHost.Conferences;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>A lesson and its conference: one claims the other, and follows it.</summary>
public sealed class OnlineLessonTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private ConferenceWorld _world = null!;
    private int _imports;

    private LessonId Lesson => new(_world.School, "l1");

    public async Task InitializeAsync() => _world = await ConferenceWorld.StartAsync(ConferenceWorld.Head, ConferenceWorld.Ivan);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Create_OfALesson_TakesItsTimesAndClaimsIt()
    {
        var plan = await TellAsync(startsIn: 30, lasts: 40);
        var conference = await CreateAsync("r1");

        Assert.Equal((plan.Date, plan.Start, plan.End, false), (conference.Date, conference.LocalStart, conference.LocalEnd, conference.TimedByHand));
        Assert.Equal($"Алгебра, 5 А, {plan.Date:dd'.'MM'.'yyyy}", conference.Title);
        Assert.Equal("1. Алгебра, 5 А", conference.LessonTitle);
        Assert.Equal(conference.Id, (await LessonAsync()).OnlineLesson);
    }

    [Fact]
    public async Task Create_OfALessonThatHasALiveOne_IsRefusedUntilThatIsOver()
    {
        await TellAsync(startsIn: 30, lasts: 40);
        var first = await CreateAsync("r1");

        var refused = (await TryAsync("r2")).Refusal!;
        Assert.Equal((RefusalReason.OnlineLessonExists, first.Id.Name), (refused.Reason, refused.Subjects.Single()));
        Assert.Equal(RefusalReason.OnlineLessonExists, (await TryAsync("r3", command => command with { ValidateOnly = true })).Refusal?.Reason);
        Assert.True(await _world.Conference(first.Id).CancelAsync(ConferenceTrouble.None));
        Assert.Equal((await CreateAsync("r2")).Id, (await LessonAsync()).OnlineLesson);
    }

    [Fact]
    public async Task Update_ToAnotherLesson_ClaimsThatAndFreesTheOld()
    {
        await TellAsync(startsIn: 30, lasts: 40);
        var next = _world.Lesson("l2", TimeSpan.FromMinutes(80), TimeSpan.FromMinutes(30));
        await SendAsync(new ImportLessons { Request = NextRequest(), Lessons = [next], Patience = TimeSpan.FromSeconds(30) });
        var conference = await CreateAsync("r1");
        var command = new UpdateConference { Request = new RequestKey("u1", 1), Fields = ConferenceFields.Lesson, Lesson = new LessonId(_world.School, "l2") };

        var moved = (await _world.Conference(conference.Id).UpdateAsync(command, default)).Value!.Conference;
        Assert.Equal((next.Start, next.End, false), (moved.LocalStart, moved.LocalEnd, moved.TimedByHand));
        var second = await CreateAsync("r2");
        Assert.Equal(second.Id, (await LessonAsync()).OnlineLesson);
        var taken = await _world.Conference(second.Id).UpdateAsync(command with { Request = new RequestKey("u2", 1) }, default);
        Assert.Equal((RefusalReason.OnlineLessonExists, conference.Id.Name), (taken.Refusal?.Reason, taken.Refusal?.Subjects.Single()));
    }

    [Fact]
    public async Task Delete_OfAnOnlineLesson_FreesItAtOnce()
    {
        await TellAsync(startsIn: 30, lasts: 40);
        var first = await CreateAsync("r1");
        Assert.Null((await _world.Conference(first.Id).DeleteAsync(new DeleteConference { Request = new RequestKey("d1", 1) }, default)).Refusal);

        Assert.Equal((await CreateAsync("r2")).Id, (await LessonAsync()).OnlineLesson);
    }

    [Fact]
    public async Task Create_WhenTwoComeAtOnce_MakesOne()
    {
        await TellAsync(startsIn: 30, lasts: 40);
        var both = await Task.WhenAll(TryAsync("r1"), TryAsync("r2"));

        var made = Assert.Single(both, outcome => !outcome.IsRefused).Value!.Conference;
        var refused = Assert.Single(both, outcome => outcome.IsRefused).Refusal!;
        Assert.Equal((RefusalReason.OnlineLessonExists, made.Id.Name), (refused.Reason, refused.Subjects.Single()));
    }

    [Fact]
    public async Task Create_WhenItDiesBetweenClaimAndCommit_FreesTheLessonAfterAMinute()
    {
        await TellAsync(startsIn: 30, lasts: 40);
        _world.Cluster.Faults.FailNext("conference", WriteFault.LostBefore);
        await Assert.ThrowsAsync<SferumFault>(() => TryAsync("r1"));
        await _world.Cluster.RestartAsync();

        Assert.Equal(RefusalReason.OnlineLessonExists, (await TryAsync("r2")).Refusal?.Reason);
        _world.Advance(2 * Minute);
        Assert.Equal((await CreateAsync("r2")).Id, (await LessonAsync()).OnlineLesson);
        Assert.Equal(RefusalReason.OnlineLessonExists, (await TryAsync("r1")).Refusal?.Reason);
    }

    [Fact]
    public async Task Create_WhenTheSameRequestComesAgainAfterALostWrite_GetsItsLesson()
    {
        await TellAsync(startsIn: 30, lasts: 40);
        _world.Cluster.Faults.FailNext("conference", WriteFault.LostBefore);
        await Assert.ThrowsAsync<SferumFault>(() => TryAsync("r1"));

        Assert.Equal((await CreateAsync("r1")).Id, (await LessonAsync()).OnlineLesson);
    }

    [Fact]
    public async Task Import_WhenTheLessonMoves_MovesItsConferenceAndSaysSo()
    {
        await TellAsync(startsIn: 30, lasts: 40);
        var before = await CreateAsync("r1");
        var (plan, result) = await ImportAsync(startsIn: 50, lasts: 20);
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
        await TellAsync(startsIn: 30, lasts: 40);
        var conference = await CreateAsync("r1");
        var result = await CancelAsync();
        var after = await _world.ReadAsync(conference.Id);

        Assert.Equal(conference.Id, Assert.Single(result.CancelledConferences));
        Assert.Equal((ConferenceStage.Cancelled, ConferenceTrouble.LessonCancelled), (after.Stage, after.Trouble));
        Assert.Equal(RefusalReason.LessonCancelled, (await TryAsync("r2")).Refusal?.Reason);
    }

    [Fact]
    public async Task Import_WhenItsTimesAreByHand_FlagsIt()
    {
        var plan = await TellAsync(startsIn: 30, lasts: 40);
        var conference = await CreateAsync("r1", command => command with { LocalEnd = plan.End.AddMinutes(-5) });
        Assert.True(conference.TimedByHand);
        var (_, result) = await ImportAsync(startsIn: 50, lasts: 20);
        var after = await _world.ReadAsync(conference.Id);

        Assert.Equal(conference.Id, Assert.Single(result.FlaggedConferences));
        Assert.Equal((conference.StartTime, true), (after.StartTime, after.LessonMoved));
    }

    [Fact]
    public async Task Import_WhenItIsActive_FlagsIt()
    {
        await TellAsync(startsIn: 2, lasts: 40);
        var conference = await CreateAsync("r1");
        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        var result = await CancelAsync();

        Assert.Equal(conference.Id, Assert.Single(result.FlaggedConferences));
        Assert.Equal((ConferenceStage.Active, true), ((await _world.ReadAsync(conference.Id)).Stage, (await _world.ReadAsync(conference.Id)).LessonMoved));
    }

    /// <summary>The lesson moves while its bell rings: the call is opened at the one time or the other, never at both, and the import says which.</summary>
    [Fact]
    public async Task Import_AtTheBellItself_MovesOrFlagsAndStartsOnce()
    {
        await TellAsync(startsIn: 2, lasts: 40);
        var conference = await CreateAsync("r1");
        _world.AdvanceTo(conference.StartTime);
        var (_, result) = await ImportAsync(startsIn: 10, lasts: 20);

        Assert.Equal(conference.Id, Assert.Single(result.MovedConferences.Concat(result.FlaggedConferences)));
        var after = await _world.ReadAsync(conference.Id);
        _world.AdvanceTo(after.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        Assert.Single(_world.Messenger.Calls());
    }

    [Fact]
    public async Task Import_WhenTheConferenceCannotHearNow_IsToldLater()
    {
        await TellAsync(startsIn: 30, lasts: 40);
        var conference = await CreateAsync("r1");
        _world.Cluster.Faults.FailNext("conference", WriteFault.LostAfter);
        var (plan, result) = await ImportAsync(startsIn: 50, lasts: 20);

        Assert.Equal(conference.Id, Assert.Single(result.MovedConferences));
        Assert.Equal(plan.Start, (await _world.ReadAsync(conference.Id)).LocalStart);
    }

    [Fact]
    public async Task Import_WhenOnlyValidated_SaysWhatWouldBecomeOfTheConference()
    {
        await TellAsync(startsIn: 30, lasts: 40);
        var conference = await CreateAsync("r1");
        var (_, result) = await ImportAsync(startsIn: 50, lasts: 20, validateOnly: true);

        Assert.Equal(conference.Id, Assert.Single(result.MovedConferences));
        Assert.Equal(conference.StartTime, (await _world.ReadAsync(conference.Id)).StartTime);
    }

    [Fact]
    public async Task Create_LateByTheJournal_BeginsAtOnce()
    {
        await TellAsync(startsIn: -5, lasts: 40);

        Assert.Equal(RefusalReason.StartInPast, (await TryAsync("r1")).Refusal?.Reason);
        var conference = await CreateAsync("r2", command => command with { MayBeLate = true });
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
    }

    [Fact]
    public async Task Draft_OfALesson_ChoosesTheOnlyChatAndStoresNothing()
    {
        var plan = await TellAsync(startsIn: 30, lasts: 40);
        var draft = await _world.Conference(MintedId.DraftConference(_world.School)).DraftAsync(new DraftConference(ConferenceType.OnlineLesson, null, Lesson, null, null), default);

        Assert.Equal((_world.ClassChat, plan.Start, 4), (draft.Value?.Chat, draft.Value?.LocalStart, draft.Value?.ParticipantCount));
        var foreign = await _world.Conference(MintedId.DraftConference(_world.School))
            .DraftAsync(new DraftConference(ConferenceType.OnlineLesson, _world.ClassChat, Lesson, null, ConferenceWorld.Mother), default);
        Assert.Equal(RefusalReason.ChatNotAvailable, foreign.Refusal?.Reason);
        Assert.Null((await LessonAsync()).OnlineLesson);
    }

    [Fact]
    public async Task Recall_OfTheJournal_GivesTheFirstAnswer()
    {
        await TellAsync(startsIn: 30, lasts: 40);
        var lesson = _world.Cluster.Grains.Lesson(Lesson);
        var conference = new ConferenceId(_world.School, "c1");

        Assert.Null((await lesson.RecallOnlineAsync(new RequestKey("j1", 1))).Value?.Conference);
        Assert.Equal(conference, (await lesson.NoteOnlineAsync(new RequestKey("j1", 1), conference)).Value?.Conference);
        Assert.Equal(conference, (await lesson.RecallOnlineAsync(new RequestKey("j1", 1))).Value?.Conference);
        Assert.Equal(RefusalReason.RequestIdReused, (await lesson.RecallOnlineAsync(new RequestKey("j1", 2))).Refusal?.Reason);
    }

    [Fact]
    public async Task Finish_WhenTheSameRequestComesAgain_LeavesALaterOneAlone()
    {
        var (first, finish) = (await LateAsync("r1"), Finish("f1"));
        Assert.Equal(first.Id, (await FinishAsync(finish)).Value?.Conference.Id);
        await _world.UntilAsync(first.Id, ConferenceStage.Ended);
        var second = await LateAsync("r2");
        await _world.Cluster.RestartAsync();

        Assert.Equal(first.Id, (await FinishAsync(finish)).Value?.Conference.Id);
        Assert.Equal(ConferenceStage.Active, (await _world.ReadAsync(second.Id)).Stage);
        Assert.Equal(RefusalReason.RequestIdReused, (await FinishAsync(finish with { Request = new RequestKey("f1", 2) })).Refusal?.Reason);
        Assert.Equal(second.Id, (await FinishAsync(Finish("f2"))).Value?.Conference.Id);
    }

    [Fact]
    public async Task Finish_WhenTheConferenceCannotHearIt_IsStillMeantForThatOne()
    {
        var first = await LateAsync("r1");
        _world.Cluster.Faults.FailNext("conference", WriteFault.LostBefore);
        await Assert.ThrowsAsync<SferumFault>(() => FinishAsync(Finish("f1")));
        _world.AdvanceTo(first.EndTime - Minute);
        Assert.Null((await _world.Conference(first.Id).EndAsync(Finish("e1"), default)).Refusal);
        await _world.UntilAsync(first.Id, ConferenceStage.Ended);
        var second = await LateAsync("r2");

        Assert.Equal(first.Id, (await FinishAsync(Finish("f1"))).Value?.Conference.Id);
        Assert.Equal(ConferenceStage.Active, (await _world.ReadAsync(second.Id)).Stage);
    }

    [Fact]
    public async Task Finish_WhenRefused_IsNotRemembered()
    {
        await TellAsync(startsIn: 30, lasts: 40);
        Assert.Equal(RefusalReason.OnlineLessonNotCreated, (await FinishAsync(Finish("f1"))).Refusal?.Reason);
        var early = await CreateAsync("r1");
        Assert.NotNull((await FinishAsync(Finish("f1"))).Refusal);
        Assert.True(await _world.Conference(early.Id).CancelAsync(ConferenceTrouble.None));
        var late = await LateAsync("r2");

        Assert.Equal(late.Id, (await FinishAsync(Finish("f1"))).Value?.Conference.Id);
    }

    private static EndConference Finish(string request) => new() { Request = new RequestKey(request, 1), Actor = ConferenceWorld.Head };

    private Task<Outcome<ConferenceView>> FinishAsync(EndConference command) => new OnlineLessonFinishing(_world.Cluster.Grains, default).FinishAsync(Lesson, command);

    // One that begins at once.
    private async Task<ConferenceSnapshot> LateAsync(string request)
    {
        await TellAsync(startsIn: -5, lasts: 40);
        var conference = await CreateAsync(request, command => command with { MayBeLate = true });
        return await _world.UntilAsync(conference.Id, ConferenceStage.Active);
    }

    private async Task<LessonSnapshot> LessonAsync() => (await _world.Cluster.Grains.Lesson(Lesson).GetAsync(default)).Value!;

    private async Task<ConferenceSnapshot> CreateAsync(string request, Func<CreateConference, CreateConference>? change = null)
    {
        var outcome = await TryAsync(request, change);
        Assert.Null(outcome.Refusal);
        return outcome.Value!.Conference;
    }

    private Task<Outcome<ConferenceView>> TryAsync(string request, Func<CreateConference, CreateConference>? change = null)
    {
        var command = new CreateConference { Request = new RequestKey(request, 1), Type = ConferenceType.OnlineLesson, Chat = _world.ClassChat, Lesson = Lesson };
        return _world.CreateAsync(change?.Invoke(command) ?? command);
    }

    private async Task<LessonPlan> TellAsync(int startsIn, int lasts) => (await ImportAsync(startsIn, lasts)).Plan;

    private async Task<(LessonPlan Plan, LessonImportResult Result)> ImportAsync(int startsIn, int lasts, bool validateOnly = false)
    {
        var plan = _world.Lesson(Lesson.Segment, TimeSpan.FromMinutes(startsIn), TimeSpan.FromMinutes(lasts));
        return (plan, await SendAsync(new ImportLessons { Request = NextRequest(), Lessons = [plan], ValidateOnly = validateOnly, Patience = TimeSpan.FromSeconds(30) }));
    }

    private Task<LessonImportResult> CancelAsync() => SendAsync(new ImportLessons { Request = NextRequest(), Cancelled = [Lesson.Segment], Patience = TimeSpan.FromSeconds(30) });

    private RequestKey NextRequest() => new($"import-{++_imports}", 1);

    private async Task<LessonImportResult> SendAsync(ImportLessons command)
    {
        var outcome = await _world.Cluster.Grains.Timetable(_world.School).ImportAsync(command, default);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }
}
