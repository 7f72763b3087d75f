using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Lessons;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.ClusterTests.Schools;

/// <summary>Timetables on real storage: taken whole, once, whatever is cut off; listed by date.</summary>
public sealed class TimetableTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly SchoolId School = new("7");

    private static readonly DateOnly Monday = new(2026, 9, 14);

    private static readonly LessonDays Week = new(Monday, Monday.AddDays(4));

    private ClusterUnderTest _cluster = null!;

    private ITimetableGrain Timetable => _cluster.Grains.Timetable(School);

    public async Task InitializeAsync()
    {
        _cluster = await ClusterUnderTest.StartAsync();
        var roster = RosterBuilder.Small().Class("6b", "6 Б").Group("g2", ["6b"]).Group("g3", ["5a", "6b"], "head").Build();
        await new SchoolDriver(_cluster, School).ImportAsync(roster, "roster");
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Import_WhenRepeated_GivesTheFirstAnswerAndWritesNothing()
    {
        var first = await ImportAsync("r1", Week, Lesson("a"), Lesson("b", day: 1));
        var writes = _cluster.Faults.Writes;

        Assert.Equal((2, 0, 0, 0), Counts(first));
        Assert.Equal(Counts(first), Counts(await ImportAsync("r1", Week, Lesson("a"), Lesson("b", day: 1))));
        Assert.Equal(writes, _cluster.Faults.Writes);
        await _cluster.RestartAsync();
        Assert.Equal(Counts(first), Counts(await ImportAsync("r1", Week, Lesson("a"), Lesson("b", day: 1))));
        Assert.Equal(RefusalReason.RequestIdReused, (await Timetable.ImportAsync(Command("r1", Week, Lesson("a")) with { Request = new RequestKey("r1", 9) }, default)).Refusal?.Reason);
    }

    [Fact]
    public async Task Import_OfAClosedGroup_IsRefusedAsOfAnUnknownOne()
    {
        await ImportAsync("r1", Week, Lesson("a"));
        await new SchoolDriver(_cluster, School).ApplyAsync("end", new GroupEnded(new GroupId(School, "g1")));

        var refusal = await Poll.UntilAsync(
            async () => (await Timetable.ImportAsync(Command("r2", Week, Lesson("a"), Lesson("b")) with { ValidateOnly = true }, default)).Refusal, refused => refused is not null, "the group is closed");

        Assert.Equal((RefusalReason.UnknownGroup, "lessons[0].group"), (refusal!.Reason, refusal.Field));
    }

    [Fact]
    public async Task Import_WhenNothingChanged_WritesNoLesson()
    {
        await ImportAsync("r1", Week, Lesson("a"), Lesson("b", day: 1));
        var writes = _cluster.Faults.Writes;

        Assert.Equal((0, 0, 0, 2), Counts(await ImportAsync("r2", Week, Lesson("a"), Lesson("b", day: 1))));
        // Accepted and done: the timetable's own two writes.
        Assert.Equal(writes + 2, _cluster.Faults.Writes);
    }

    [Fact]
    public async Task Import_OfWholeDays_CancelsWhatItDoesNotNameAndMovesWhatItNamesElsewhere()
    {
        await ImportAsync("r1", Week, Lesson("a"), Lesson("b", day: 1), Lesson("c", day: 4));

        Assert.Equal((0, 1, 1, 0), Counts(await ImportAsync("r2", new LessonDays(Monday, Monday.AddDays(1)), Lesson("a", day: 1))));
        Assert.Equal(["a 15.09", "c 18.09"], await ListAsync());
        Assert.Equal(["a 15.09", "b 15.09 off", "c 18.09"], await ListAsync(query => query with { ShowCancelled = true }));
        await _cluster.RestartAsync();
        Assert.Equal(["a 15.09", "b 15.09 off", "c 18.09"], await ListAsync(query => query with { ShowCancelled = true }));
        Assert.Equal((0, 2, 0, 0), Counts(await ImportAsync("r3", null, Lesson("a"), Lesson("b", day: 1))));
        Assert.Equal(["a 14.09", "b 15.09", "c 18.09"], await ListAsync());
    }

    [Fact]
    public async Task Import_OfChanges_LeavesOutWhatIsNotThere()
    {
        await ImportAsync("r1", null, Lesson("a"));
        var outcome = await Timetable.ImportAsync(Command("r2", null) with { Cancelled = ["a", "nobody"] }, default);

        Assert.Equal((0, 0, 1, 0), Counts(outcome.Value!));
        Assert.Equal((0, 0, 0, 1), Counts((await Timetable.ImportAsync(Command("r3", null) with { Cancelled = ["a"] }, default)).Value!));
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Import_WhenOnlyValidated_CountsAndChangesNothing()
    {
        await ImportAsync("r1", Week, Lesson("a"), Lesson("b"));
        var writes = _cluster.Faults.Writes;
        var looked = await Timetable.ImportAsync(Command("r2", Week, Lesson("a", number: 5), Lesson("c")) with { ValidateOnly = true }, default);

        Assert.Equal((1, 1, 1, 0), Counts(looked.Value!));
        Assert.Equal(writes, _cluster.Faults.Writes);
        Assert.Equal(["a 14.09", "b 14.09"], await ListAsync());
    }

    [Fact]
    public async Task Import_WhenSomethingIsWrong_TakesNothing()
    {
        Assert.Equal((RefusalReason.UnknownGroup, "lessons[1].group"), await WhyAsync(Command("r1", Week, Lesson("a"), Lesson("b", group: "none"))));
        Assert.Equal((RefusalReason.PersonNotStaff, "lessons[0].teacher"), await WhyAsync(Command("r1", Week, Lesson("a") with { Teacher = new AccountId("ivan") })));
        Assert.Equal((RefusalReason.LessonOutsideRange, "lessons[0].date"), await WhyAsync(Command("r1", Week, Lesson("a", day: 5))));
        Assert.Equal(RefusalReason.NotFound, (await _cluster.Grains.Timetable(new SchoolId("8")).ImportAsync(Command("r1", Week), default)).Refusal?.Reason);
        Assert.Empty(await ListAsync());
    }

    [Theory]
    [InlineData("timetable", WriteFault.Refused, 0)]
    [InlineData("timetable", WriteFault.LostAfter, 0)]
    [InlineData("timetable", WriteFault.LostAfter, 1)]
    [InlineData("timetable", WriteFault.LostBefore, 1)]
    [InlineData("lesson", WriteFault.LostAfter, 1)]
    [InlineData("lesson", WriteFault.LostBefore, 2)]
    [InlineData("lesson-part", WriteFault.LostAfter, 0)]
    [InlineData("lesson-part", WriteFault.Refused, 1)]
    public async Task Import_WhenAWriteFails_GoesOnWithTheSameRequest(string state, WriteFault fault, int after)
    {
        await ImportAsync("r1", Week, Lesson("a"), Lesson("b", day: 1), Lesson("c", day: 2));
        var command = Command("r2", Week, Lesson("a", number: 7), Lesson("b", day: 3), Lesson("d", day: 4));
        _cluster.Faults.FailNext(state, fault, after);

        var result = await Poll.UntilAsync(() => AgainAsync(command), outcome => outcome is not null, "the import");
        _cluster.Faults.Clear();

        Assert.Equal((1, 2, 1, 0), Counts(result!.Value!));
        Assert.Equal(["a 14.09", "b 17.09", "d 18.09"], await ListAsync());
    }

    [Fact]
    public async Task Import_WhenTheProcessDiesAfterItsAcceptance_IsCarriedOut()
    {
        _cluster.Faults.FailNext("lesson", WriteFault.LostBefore);
        _cluster.Faults.FailNext("lesson", WriteFault.LostBefore);
        var command = Command("r1", Week, [.. Enumerable.Range(0, 50).Select(i => Lesson($"l{i}", day: i % 5))]) with { Patience = TimeSpan.Zero };
        await Assert.ThrowsAsync<SferumFault>(() => Timetable.ImportAsync(command, default));
        await _cluster.RestartAsync();

        await Poll.UntilAsync(() => ListAsync(query => query with { Take = 100 }), lessons => lessons.Length == 50, "all lessons");
        Assert.Equal((50, 0, 0, 0), Counts((await Timetable.ImportAsync(command with { Patience = TimeSpan.FromSeconds(20) }, default)).Value!));
    }

    [Fact]
    public async Task Import_WhenTwoComeAtOnce_TakesOneAfterTheOther()
    {
        var both = await Task.WhenAll(
            Timetable.ImportAsync(Command("r1", Week, Lesson("a"), Lesson("b")), default),
            Timetable.ImportAsync(Command("r2", Week, Lesson("a", number: 9)), default));

        var refused = Assert.Single(both, outcome => outcome.IsRefused);
        Assert.Equal(RefusalReason.ConcurrentChange, refused.Refusal?.Reason);
        Assert.Equal(["a 14.09"], (await ListAsync()).Take(1));
    }

    [Fact]
    public async Task List_WithFiltersAndPages_GivesEachLessonOnce()
    {
        await ImportAsync("r1", Week, Lesson("a", group: "g2"), Lesson("b"), Lesson("c", day: 1, group: "g3"), Lesson("d", day: 1) with { Teacher = new AccountId("head") });

        Assert.Equal(["b 14.09", "a 14.09", "d 15.09", "c 15.09"], await ListAsync());
        Assert.Equal(["a 14.09", "c 15.09"], await ListAsync(query => query with { Classes = [new ClassId(School, "6b")] }));
        Assert.Equal(["d 15.09", "c 15.09"], await ListAsync(query => query with { Teacher = new AccountId("head") }));
        Assert.Equal(["a 14.09", "d 15.09"], await ListAsync(query => query with { Skip = 1, Take = 2 }));
        Assert.Empty(await ListAsync(query => query with { To = Monday.AddDays(-1) }));
        var page = await Timetable.ListAsync(new LessonQuery { From = Monday, To = Week.To, Take = 1 }, default);
        Assert.Equal((4, "Алгебра", "5 А"), (page.Total, page.Lessons[0].Facts?.Subject, page.Lessons[0].Facts?.ClassTitles[0]));
    }

    /// <summary>Ten thousand lessons into an empty database, and the same again; what a page of the day costs then.</summary>
    [Fact]
    public async Task Import_OfTenThousandLessons_IsDoneWithinSeconds()
    {
        LessonPlan[] lessons = [.. Enumerable.Range(0, ImportLessons.MostLessons).Select(i => Lesson($"l{i:D5}", day: i % 5, hour: 8 + (i / 5 % 8)))];
        var started = TimeProvider.System.GetTimestamp();
        Assert.Equal((lessons.Length, 0, 0, 0), Counts(await ImportAsync("r1", Week, lessons)));
        var first = TimeProvider.System.GetElapsedTime(started);
        started = TimeProvider.System.GetTimestamp();
        Assert.Equal((0, 0, 0, lessons.Length), Counts(await ImportAsync("r2", Week, lessons)));
        var second = TimeProvider.System.GetElapsedTime(started);
        started = TimeProvider.System.GetTimestamp();
        Assert.Equal(2_000, (await Timetable.ListAsync(new LessonQuery { From = Monday, To = Monday }, default)).Total);

        output.WriteLine($"10,000 new lessons in {first.TotalSeconds:0.0} s, the same again in {second.TotalSeconds:0.0} s, a page in {TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0.0} ms.");
        Assert.InRange(first, TimeSpan.Zero, TimeSpan.FromSeconds(45));
    }

    private static LessonPlan Lesson(string id, int day = 0, string group = "g1", int hour = 9, int number = 1) =>
        new(id, group, Monday.AddDays(day), new TimeOnly(hour, 0), new TimeOnly(hour, 45), number, null);

    private static ImportLessons Command(string request, LessonDays? days, params LessonPlan[] lessons) =>
        new() { Request = new RequestKey(request, 1), Days = days, Lessons = lessons, Patience = TimeSpan.FromSeconds(60) };

    private static (int Added, int Changed, int Cancelled, int Unchanged) Counts(LessonImportResult result) => (result.Added, result.Changed, result.Cancelled, result.Unchanged);

    private async Task<LessonImportResult> ImportAsync(string request, LessonDays? days, params LessonPlan[] lessons)
    {
        var outcome = await Timetable.ImportAsync(Command(request, days, lessons), default);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private async Task<Outcome<LessonImportResult>?> AgainAsync(ImportLessons command)
    {
        try
        {
            var outcome = await Timetable.ImportAsync(command, default);
            return outcome.IsRefused ? null : outcome;
        }
        catch (SferumFault)
        {
            return null;
        }
    }

    private async Task<(RefusalReason?, string?)> WhyAsync(ImportLessons command)
    {
        var outcome = await Timetable.ImportAsync(command, default);
        return (outcome.Refusal?.Reason, outcome.Refusal?.Field);
    }

    private async Task<string[]> ListAsync(Func<LessonQuery, LessonQuery>? change = null)
    {
        var query = new LessonQuery { From = Week.From, To = Week.To };
        var page = await Timetable.ListAsync(change?.Invoke(query) ?? query, default);
        return [.. page.Lessons.Select(lesson => $"{lesson.Id.Segment} {lesson.Plan.Date:dd'.'MM}{(lesson.Cancelled ? " off" : "")}")];
    }
}
