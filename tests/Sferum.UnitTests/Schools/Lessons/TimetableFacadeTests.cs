using Google.Protobuf;
using Grpc.Core;
using Sferum.Testing.Processes;
using Sferum.Testing.Samples;
using Sferum.V1;
using Xunit;
using Date = Google.Type.Date;

namespace Sferum.UnitTests.Schools.Lessons;

/// <summary>The sample school's week as a caller sees it, over real gRPC.</summary>
public sealed class TimetableFacadeTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>, IAsyncLifetime
{
    private const string School = "schools/15";

    private static readonly ImportLessonsRequest Week = JsonParser.Default.Parse<ImportLessonsRequest>(
        File.ReadAllText(Path.Combine(Repository.Root, "samples", "school-15", "timetable.json")));

    private TimetableService.TimetableServiceClient Timetables => new(fixture.Sferum.Channel);

    public async Task InitializeAsync() => await new RosterService.RosterServiceClient(fixture.Sferum.Channel).ReplaceRosterAsync(SampleRoster.Read(15));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task ImportLessons_OfTheSampleSchool_IsListedByDateClassAndTeacher()
    {
        var taken = await Timetables.ImportLessonsAsync(Week);
        Assert.Equal((Week.Lessons.Count, 0), (taken.AddedCount, taken.UnchangedCount));
        Assert.Equal(taken, await Timetables.ImportLessonsAsync(Week));
        Assert.Equal(Week.Lessons.Count, (await Timetables.ImportLessonsAsync(new(Week) { RequestId = "again" })).UnchangedCount);

        var all = await PagesAsync(new() { Parent = School, FromDate = Week.FromDate, ToDate = Week.ToDate, PageSize = 200 });
        Assert.Equal(Week.Lessons.Select(lesson => lesson.Name).Order(), all.Select(lesson => lesson.Name).Order());
        Assert.Equal(all.Select(When), all.Select(When).Order());
        var ofClass = all[0].SchoolClasses[0];
        var expected = all.Where(lesson => lesson.SchoolClasses.Contains(ofClass)).Select(lesson => lesson.Name);
        Assert.Equal(expected, (await PagesAsync(new() { Parent = School, FromDate = Week.FromDate, ToDate = Week.ToDate, SchoolClass = ofClass })).Select(lesson => lesson.Name));
        Assert.NotEmpty(await PagesAsync(new() { Parent = School, FromDate = Week.FromDate, ToDate = Week.ToDate, Teacher = "accounts/t-0018" }));
        Assert.All(all, lesson => Assert.True(lesson is { Subject.Length: > 0, OnlineLesson: "", Cancelled: false } && lesson.ClassTitles.Count == lesson.SchoolClasses.Count, lesson.Name));
        var one = await Timetables.GetLessonAsync(new() { Name = all[0].Name });
        Assert.Equal(all[0], one);
    }

    [Fact]
    public async Task Calls_WhenSomethingIsWrong_SayWhat()
    {
        await RefusedAsync(ErrorReason.InvalidDateRange, "to_date", new() { Parent = School, FromDate = Week.FromDate, ToDate = new Date { Year = 2026, Month = 10, Day = 15 } });
        await RefusedAsync(ErrorReason.InvalidDateRange, "to_date", new() { Parent = School, FromDate = Week.ToDate, ToDate = Week.FromDate });
        await RefusedAsync(ErrorReason.FieldRequired, "from_date", new() { Parent = School });
        await RefusedAsync(ErrorReason.InvalidDate, "from_date", new() { Parent = School, FromDate = new Date { Year = 2026, Month = 2, Day = 30 } });
        await RefusedAsync(ErrorReason.InvalidName, "school_class", new() { Parent = School, FromDate = Week.FromDate, SchoolClass = "5a" });
        await RefusedAsync(ErrorReason.NotFound, "", new() { Parent = "schools/none", FromDate = Week.FromDate });
        await RefusedAsync(ErrorReason.NotFound, "", new() { Parent = School, FromDate = Week.FromDate, Chat = $"{School}/chats/none" });
        await RefusedAsync(ErrorReason.AccountNotLinked, "", new() { Parent = School, FromDate = Week.FromDate, ActingAccount = "accounts/t-0018" });
        Assert.Empty((await Timetables.ListLessonsAsync(new() { Parent = School, FromDate = Week.FromDate, SchoolClass = "schools/7/classes/5a" })).Lessons);
        var missing = await Assert.ThrowsAsync<RpcException>(() => Timetables.GetLessonAsync(new() { Name = $"{School}/lessons/none" }).ResponseAsync);
        Assert.Equal(ErrorReason.NotFound, missing.Reason());
        var form = await Assert.ThrowsAsync<RpcException>(() => Timetables.ImportLessonsAsync(new()
        {
            School = School,
            RequestId = "form",
            Mode = LessonImportMode.Changes,
            Lessons = { new Lesson { Name = $"{School}/lessons/x", Group = $"{School}/groups/g", Date = Week.FromDate } },
        }).ResponseAsync);
        Assert.Equal(ErrorReason.FieldRequired, form.Reason());
        Assert.Contains("lessons[0].start_time", form.ToString() + string.Join(' ', form.Trailers.Select(trailer => trailer.IsBinary ? System.Text.Encoding.UTF8.GetString(trailer.ValueBytes) : "")), StringComparison.Ordinal);
    }

    private static (int, int, int, int) When(Lesson lesson) => (lesson.Date.Day, lesson.StartTime.Hours, lesson.StartTime.Minutes, 0);

    private async Task<List<Lesson>> PagesAsync(ListLessonsRequest request)
    {
        var lessons = new List<Lesson>();
        do
        {
            var page = await Timetables.ListLessonsAsync(request);
            lessons.AddRange(page.Lessons);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return lessons;
    }

    private async Task RefusedAsync(ErrorReason reason, string field, ListLessonsRequest request)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => Timetables.ListLessonsAsync(request).ResponseAsync);
        var violated = error.GetRpcStatus()?.GetDetail<Google.Rpc.BadRequest>()?.FieldViolations.FirstOrDefault()?.Field ?? "";
        Assert.Equal((reason, field), (error.Reason(), violated));
    }
}
