using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;
using Sferum.GrpcHost.Conferences;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>A lesson of the world's school, as its timetable and its journal handle it.</summary>
internal sealed class LessonUnderTest(ConferenceWorld world)
{
    private int _imports;

    public LessonId Lesson => new(world.School, "l1");

    public static EndConference Finish(string request) => new() { Request = new RequestKey(request, 1), Actor = ConferenceWorld.Head };

    public Task<Outcome<ConferenceView>> FinishAsync(EndConference command) => new OnlineLessonFinishing(world.Cluster.Grains, default).FinishAsync(Lesson, command);

    // One that begins at once.
    public async Task<ConferenceSnapshot> LateAsync(string request)
    {
        await TellAsync(startsIn: -5, lasts: 40);
        var conference = await CreateAsync(request, command => command with { MayBeLate = true });
        return await world.UntilAsync(conference.Id, ConferenceStage.Active);
    }

    public async Task<LessonSnapshot> LessonAsync() => (await world.Cluster.Grains.Lesson(Lesson).GetAsync(default)).Value!;

    public async Task<ConferenceSnapshot> CreateAsync(string request, Func<CreateConference, CreateConference>? change = null)
    {
        var outcome = await TryAsync(request, change);
        Assert.Null(outcome.Refusal);
        return outcome.Value!.Conference;
    }

    public Task<Outcome<ConferenceView>> TryAsync(string request, Func<CreateConference, CreateConference>? change = null)
    {
        var command = new CreateConference { Request = new RequestKey(request, 1), Type = ConferenceType.OnlineLesson, Chat = world.ClassChat, Lesson = Lesson };
        return world.CreateAsync(change?.Invoke(command) ?? command);
    }

    public async Task<LessonPlan> TellAsync(int startsIn, int lasts) => (await ImportAsync(startsIn, lasts)).Plan;

    public async Task<(LessonPlan Plan, LessonImportResult Result)> ImportAsync(int startsIn, int lasts, bool validateOnly = false)
    {
        var plan = world.Lesson(Lesson.Segment, TimeSpan.FromMinutes(startsIn), TimeSpan.FromMinutes(lasts));
        return (plan, await SendAsync(new ImportLessons { Request = NextRequest(), Lessons = [plan], ValidateOnly = validateOnly, Patience = TimeSpan.FromSeconds(30) }));
    }

    public Task<LessonImportResult> CancelAsync() => SendAsync(new ImportLessons { Request = NextRequest(), Cancelled = [Lesson.Segment], Patience = TimeSpan.FromSeconds(30) });

    public RequestKey NextRequest() => new($"import-{++_imports}", 1);

    public async Task<LessonImportResult> SendAsync(ImportLessons command)
    {
        var outcome = await world.Cluster.Grains.Timetable(world.School).ImportAsync(command, default);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }
}
