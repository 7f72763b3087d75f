using System.Globalization;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Lessons;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>A school that comes into another time zone plans its conferences anew (C6).</summary>
public sealed class ConferenceZoneTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private ConferenceWorld _world = null!;
    private int _changes;

    public async Task InitializeAsync() => _world = await ConferenceWorld.StartAsync(ConferenceWorld.Head, ConferenceWorld.Ivan);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task TimeZone_WhenItChanges_MovesWhatIsScheduledAndItsBells()
    {
        var (lesson, byHand) = (await LessonAsync(startsIn: 30), await ScheduleAsync("r-2", startsIn: 61));

        await WestAsync(byHours: 1);

        var moved = await MovedAsync(lesson, Hour);
        Assert.Equal((lesson.Date, lesson.LocalStart, lesson.LocalEnd, false, false), (moved.Date, moved.LocalStart, moved.LocalEnd, moved.LessonMoved, moved.TimedByHand));
        await MovedAsync(byHand, Hour);
        await Poll.UntilAsync(ListAsync, starts => starts.SequenceEqual([moved.StartTime, byHand.StartTime + Hour]), "the list shows the new moments");
        _world.AdvanceTo(lesson.EndTime);
        await _world.TickAsync(lesson.Id, "start");
        Assert.Equal(ConferenceStage.Scheduled, (await _world.ReadAsync(lesson.Id)).Stage);
        Assert.Empty(_world.Messenger.Calls());
        _world.AdvanceTo(moved.StartTime);
        await _world.UntilAsync(lesson.Id, ConferenceStage.Active);
        _world.AdvanceTo(moved.EndTime);
        await _world.UntilAsync(lesson.Id, ConferenceStage.Ended);
        Assert.Single(_world.Messenger.Calls());
    }

    [Fact]
    public async Task TimeZone_WhenItChanges_LeavesWhatHasBegun()
    {
        var (active, later) = (await _world.PlanAsync(), await ScheduleAsync("r-2", startsIn: 61));
        _world.AdvanceTo(active.StartTime);
        await _world.UntilAsync(active.Id, ConferenceStage.Active);

        await WestAsync(byHours: 1);
        await MovedAsync(later, Hour);

        Assert.Equal((active.StartTime, active.EndTime), Times(await _world.ReadAsync(active.Id)));
        var end = new UpdateConference { Request = new RequestKey("u", 1), Fields = ConferenceFields.LocalEnd, LocalEnd = active.LocalEnd.Add(Minute) };
        Assert.Equal(active.EndTime + Minute, (await _world.Conference(active.Id).UpdateAsync(end, default)).Value?.Conference.EndTime);
        _world.AdvanceTo(active.EndTime + Minute);
        await _world.UntilAsync(active.Id, ConferenceStage.Ended);
    }

    [Fact]
    public async Task TimeZone_WhenTheSiloDiesMidway_MovesAllOnce()
    {
        var conferences = new List<ConferenceSnapshot>();
        for (var day = 1; day <= 40; day++)
        {
            conferences.Add(await ScheduleAsync(string.Create(CultureInfo.InvariantCulture, $"day-{day}"), startsIn: (day * 24 * 60) + day));
        }

        var some = _world.Cluster.Faults.WrittenAsync(12);
        await WestAsync(byHours: 2);
        await some;
        await _world.Cluster.RestartAsync();

        foreach (var conference in conferences)
        {
            var moved = await MovedAsync(conference, 2 * Hour);
            Assert.Equal("2", moved.Etag);
        }

        await Poll.UntilAsync(ListAsync, starts => starts.SequenceEqual(conferences.Select(c => c.StartTime + (2 * Hour))), "the lists show the new moments");
        var first = conferences[0];
        _world.AdvanceTo(first.StartTime + (2 * Hour));
        await _world.UntilAsync(first.Id, ConferenceStage.Active);
    }

    [Fact]
    public async Task TimeZone_WhenAConferenceCannotBeToldNow_IsToldLater()
    {
        var (one, other) = (await ScheduleAsync("r-1", startsIn: 61), await ScheduleAsync("r-2", startsIn: 90));
        _world.Cluster.Faults.FailNext("conference", WriteFault.Refused);

        await WestAsync(byHours: 1);

        await MovedAsync(one, Hour);
        await MovedAsync(other, Hour);
    }

    [Fact]
    public async Task TimeZone_WhenALateWordOfTheOldOneComes_IsRightAgainByItself()
    {
        var conference = await ScheduleAsync("r-1", startsIn: 61);
        var old = (await SchoolAsync()).TimeZone;
        await WestAsync(byHours: 1);
        await MovedAsync(conference, Hour);

        await _world.Cluster.Grains.ZonedConference(conference.Id).ReplanAsync(old);

        await MovedAsync(conference, Hour);
        await Poll.UntilAsync(ListAsync, starts => starts.SequenceEqual([conference.StartTime + Hour]), "the list shows the new moment");
    }

    private async Task<ConferenceSnapshot> LessonAsync(int startsIn)
    {
        var lessons = new ImportLessons { Request = new RequestKey("lessons", 1), Lessons = [_world.Lesson("l1", startsIn * Minute, 20 * Minute)], Patience = 30 * Minute };
        Assert.Null((await _world.Cluster.Grains.Timetable(_world.School).ImportAsync(lessons, default)).Refusal);
        return await CreateAsync(new CreateConference
        {
            Request = new RequestKey("r-1", 1),
            Type = ConferenceType.OnlineLesson,
            Chat = _world.ClassChat,
            Lesson = new LessonId(_world.School, "l1"),
        });
    }

    private Task<ConferenceSnapshot> ScheduleAsync(string request, int startsIn) => CreateAsync(_world.Command(startsIn * Minute, Minute, request));

    private async Task<ConferenceSnapshot> CreateAsync(CreateConference command)
    {
        var created = await _world.CreateAsync(command);
        Assert.Null(created.Refusal);
        return created.Value!.Conference;
    }

    // Where the clock shows less: what is planned comes later.
    private async Task WestAsync(int byHours)
    {
        var hours = (int)(await OffsetAsync()).TotalHours - byHours;
        var zone = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(hours > 0 ? "-" : "+")}{Math.Abs(hours)}");
        var updated = await _world.Cluster.Grains.School(_world.School).UpdateAsync(
            new UpdateSchool { Request = new RequestKey($"zone-{++_changes}", 1), TimeZone = zone }, default);
        Assert.Null(updated.Refusal);
    }

    private async Task<TimeSpan> OffsetAsync() => TimeZoneInfo.FindSystemTimeZoneById((await SchoolAsync()).TimeZone).GetUtcOffset(_world.Now);

    private async Task<SchoolSnapshot> SchoolAsync() => (await _world.Cluster.Grains.School(_world.School).GetAsync(default)).Value!;

    private Task<ConferenceSnapshot> MovedAsync(ConferenceSnapshot conference, TimeSpan by) => Poll.UntilAsync(
        () => _world.ReadAsync(conference.Id), seen => Times(seen) == (conference.StartTime + by, conference.EndTime + by), $"moved by {by}");

    private static (DateTimeOffset Start, DateTimeOffset End) Times(ConferenceSnapshot conference) => (conference.StartTime, conference.EndTime);

    private async Task<DateTimeOffset[]> ListAsync()
    {
        var page = await _world.Cluster.Grains.ConferenceCatalog(_world.School).ListAsync(new ConferenceQuery(), default);
        return [.. page.Value!.Conferences.Select(row => row.Conference.StartTime)];
    }
}
