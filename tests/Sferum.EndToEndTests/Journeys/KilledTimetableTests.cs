using Grpc.Core;
using Sferum.EndToEndTests.Rosters;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Conferences;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;
using Date = Google.Type.Date;
using TimeOfDay = Google.Type.TimeOfDay;

namespace Sferum.EndToEndTests.Journeys;

/// <summary>A kill -9 during an import of lessons: it rolls forward or nothing happened, and whoever asks again gets the first answer.</summary>
[Trait("tier", "long")]
public sealed class KilledTimetableTests : IAsyncLifetime
{
    private const int Lessons = 3_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private SharedDeployment _deployment = null!;
    private LivingSchool _school = null!;

    private static Date Today => Date.FromDateTime(DateTime.SpecifyKind(Now.Date, DateTimeKind.Utc));

    private static DateTimeOffset Now => Daytime.LocalTime(TimeProvider.System, LivingSchool.Zone);

    public async Task InitializeAsync()
    {
        _deployment = await SharedDeployment.StartAsync();
        _school = await _deployment.NewSchool("killed").OpenAsync();
    }

    public Task DisposeAsync() => _deployment.DisposeAsync();

    [Fact]
    public async Task Import_KilledAtAnyMoment_IsTakenWholeAndOnce()
    {
        var midway = 0;
        foreach (var (round, written) in new[] { 0, 1, Lessons / 2 }.Index())
        {
            var request = Request(round);
            midway += await KillAfterAsync(request, written) ? 1 : 0;

            // What had been accepted is carried out by itself.
            if (written > 0)
            {
                await Eventually.ReadAsync(() => CountAsync(round), total => total == Lessons, Patience);
            }

            var answer = await RepeatAsync(request);
            Assert.Equal(new ImportLessonsResponse { AddedCount = Lessons }, answer);
            Assert.Equal(answer, await _school.Clients.Timetables.ImportLessonsAsync(request));
            Assert.Equal(Lessons, await CountAsync(round));
        }

        Assert.True(midway > 0, "No import was cut off midway.");
    }

    [Fact]
    public async Task Import_ThatMovesAConference_KilledMidway_MovesItOnce()
    {
        await _school.LinkAsync("head");
        await _school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
        await _school.Clients.Timetables.ImportLessonsAsync(Changes(Lesson("l1", startsIn: 60)));
        var conferences = new LivingConferences(_school);
        var planned = await _school.Clients.Conferences.CreateConferenceAsync(new()
        {
            Parent = _school.Name,
            RequestId = _school.NextRequest(),
            Conference = new() { Type = ConferenceType.OnlineLesson, Chat = (await _school.ChatAsync("5 А")).Name, Lesson = $"{_school.Name}/lessons/l1" },
        });

        // Into a time that has begun.
        var request = Changes([Lesson("l1", startsIn: -2), .. Request(0).Lessons]);
        await KillAfterAsync(request, Lessons / 2);

        await conferences.UntilAsync(planned, ConferenceState.Active);
        var answer = await RepeatAsync(request);
        Assert.Equal((planned.Name, 1, Lessons), (Assert.Single(answer.MovedConferences), answer.ChangedCount, answer.AddedCount));
        Assert.Equal(answer, await _school.Clients.Timetables.ImportLessonsAsync(request));
        Assert.Null(Assert.Single(await conferences.CallsAsync()).FinishedAt);
        await conferences.EndAsync(planned);
    }

    // As a client is told to: what could not be confirmed, as while the other silos of a cluster come back, is sent again.
    private async Task<ImportLessonsResponse> RepeatAsync(ImportLessonsRequest request)
    {
        try
        {
            return await _school.Clients.Timetables.ImportLessonsAsync(request);
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Unavailable)
        {
            return await _school.Clients.Timetables.ImportLessonsAsync(request);
        }
    }

    // True when it had not been answered by then.
    private async Task<bool> KillAfterAsync(ImportLessonsRequest request, int written)
    {
        var before = await WrittenAsync();
        var import = _school.Clients.Timetables.ImportLessonsAsync(request).ResponseAsync;
        if (written > 0)
        {
            await Eventually.HoldsAsync(async () => import.IsCompleted || await WrittenAsync() - before >= written, Patience);
        }

        var answered = import.IsCompletedSuccessfully;
        await _school.KillAndStartAsync();
        await Record.ExceptionAsync(() => import);
        return !answered;
    }

    private async Task<long> WrittenAsync() => (await StoredRows.CountsAsync(_deployment.Service)).GetValueOrDefault("lesson");

    private async Task<int> CountAsync(int round)
    {
        var page = await _school.Clients.Timetables.ListLessonsAsync(new() { Parent = _school.Name, FromDate = DayOf(round, 0), ToDate = DayOf(round, 29), PageSize = 1 });
        return page.TotalSize;
    }

    // A hundred lessons on each of thirty days, which are this round's alone.
    private ImportLessonsRequest Request(int round) => Changes(Enumerable.Range(0, Lessons).Select(i => new Lesson
    {
        Name = $"{_school.Name}/lessons/{round}-{i}",
        Group = _school.Group("15"),
        Date = DayOf(round, i % 30),
        StartTime = new TimeOfDay { Hours = 8 + (i / 300), Minutes = 5 },
        EndTime = new TimeOfDay { Hours = 8 + (i / 300), Minutes = 50 },
    }));

    private ImportLessonsRequest Changes(params IEnumerable<Lesson> lessons) =>
        new() { School = _school.Name, RequestId = _school.NextRequest(), Mode = LessonImportMode.Changes, Lessons = { lessons } };

    private static Date DayOf(int round, int day)
    {
        var date = Today.ToDateTime().AddDays(1 + (round * 31) + day);
        return new Date { Year = date.Year, Month = date.Month, Day = date.Day };
    }

    private Lesson Lesson(string id, int startsIn)
    {
        var (start, end) = (Now.AddMinutes(startsIn), Now.AddMinutes(startsIn + 40));
        return new Lesson
        {
            Name = $"{_school.Name}/lessons/{id}",
            Group = _school.Group("15"),
            Date = Today,
            StartTime = new TimeOfDay { Hours = start.Hour, Minutes = start.Minute },
            EndTime = new TimeOfDay { Hours = end.Hour, Minutes = end.Minute },
        };
    }
}
