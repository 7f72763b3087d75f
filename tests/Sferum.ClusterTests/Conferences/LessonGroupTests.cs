using Sferum.ClusterTests.Schools;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Lessons;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>What becomes of a lesson's conference when the lesson comes to another group, or its group becomes another.</summary>
public sealed class LessonGroupTests : IAsyncLifetime
{
    private ConferenceWorld _world = null!;
    private int _requests;

    private ChatId OtherChat => MintedId.ClassChat(Class("5b"));

    public async Task InitializeAsync()
    {
        _world = await ConferenceWorld.StartAsync(ConferenceWorld.Head);
        await ChangeAsync(new ClassCreated(new RosterClass(Class("5b"), "5 Б", null)), Group("g2", "5b", ConferenceWorld.Head));
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Import_WhenTheLessonComesToAGroupOfAnotherClass_CancelsItsConference()
    {
        var conference = await PlanAsync("l1", "g1", _world.ClassChat);
        var result = await TellAsync(Lesson("l1", "g2"));
        var after = await _world.ReadAsync(conference.Id);

        Assert.Equal(conference.Id, Assert.Single(result.CancelledConferences));
        Assert.Equal((ConferenceStage.Cancelled, ConferenceTrouble.LessonCancelled, conference.Title), (after.Stage, after.Trouble, after.Title));
        Assert.Equal(RefusalReason.LessonOfAnotherGroup, (await TryAsync("l1", _world.ClassChat)).Refusal?.Reason);
        Assert.Null((await TryAsync("l1", OtherChat)).Refusal);
    }

    [Fact]
    public async Task Import_WhenTheLessonComesToAGroupOfAnotherClassAndItIsTimedByHand_FlagsIt()
    {
        var lesson = Lesson("l1", "g1");
        await TellAsync(lesson);
        var conference = (await TryAsync("l1", _world.ClassChat, command => command with { LocalEnd = lesson.End.AddMinutes(-5) })).Value!.Conference;
        var result = await TellAsync(Lesson("l1", "g2"));
        await ChangeAsync(new ClassRenamed(Class("5b"), "6 Б"), new ClassRenamed(Class("5a"), "6 А"));

        Assert.Equal(conference.Id, Assert.Single(result.FlaggedConferences));
        var after = await NamedAsync(conference.Id, "6 А");
        Assert.Equal((true, ConferenceStage.Scheduled), (after.LessonMoved, after.Stage));
        var back = new UpdateConference { Request = NextRequest(), Fields = ConferenceFields.LocalEnd };
        Assert.Equal(RefusalReason.LessonOfAnotherGroup, (await _world.Conference(conference.Id).UpdateAsync(back, default)).Refusal?.Reason);
    }

    [Fact]
    public async Task Roster_WhenAClassIsRenamed_NamesItsConferencesAnewUntilTheyStart()
    {
        var conference = await PlanAsync("l1", "g1", _world.ClassChat);
        var byHand = await PlanAsync("l2", "g1", _world.ClassChat, command => command with { Title = "Разбор" });
        var later = await PlanAsync("l3", "g1", _world.ClassChat, startsIn: 180);
        await ChangeAsync(new ClassRenamed(Class("5a"), "6 А"));

        var after = await NamedAsync(conference.Id, "6 А");
        Assert.Equal(conference.Title.Replace("5 А", "6 А", StringComparison.Ordinal), after.Title);
        Assert.Equal("Разбор", (await NamedAsync(byHand.Id, "6 А")).Title);
        var listed = await Poll.UntilAsync(() => ListAsync("6 А"), titles => titles.Length == 2, "the list knows the new name");
        Assert.Contains(after.Title, listed);

        _world.AdvanceTo(after.StartTime);
        await _world.UntilAsync(after.Id, ConferenceStage.Active);
        await ChangeAsync(new ClassRenamed(Class("5a"), "7 А"));
        await NamedAsync(later.Id, "7 А");
        Assert.Equal(after.Title, (await _world.ReadAsync(after.Id)).Title);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Roster_WhenAGroupGetsAnotherTeacher_ItsConferencesOverlapWithThatTeachers(bool killed)
    {
        await PlanAsync("l1", "g1", _world.ClassChat);
        await TellAsync(Lesson("l2", "g2"));
        Assert.Empty((await TryAsync("l2", OtherChat, command => command with { ValidateOnly = true })).Value!.Overlaps);
        if (!killed)
        {
            _world.Cluster.Faults.FailNext("conference", WriteFault.Refused);
        }

        await ChangeAsync(new GroupTeacherChanged(new GroupId(_world.School, "g1"), ConferenceWorld.Head));
        if (killed)
        {
            await _world.Cluster.RestartAsync();
        }

        var overlaps = await Poll.UntilAsync(
            async () => (await TryAsync("l2", OtherChat, command => command with { ValidateOnly = true })).Value!.Overlaps, found => found.Count > 0, "the overlap is seen");
        Assert.Equal(OverlapKind.Teacher, Assert.Single(overlaps).Kind);
    }

    private ClassId Class(string id) => new(_world.School, id);

    private GroupSaved Group(string id, string @class, AccountId teacher) => new(new RosterGroup(new GroupId(_world.School, id), id, "Алгебра", [Class(@class)], teacher, Students: null));

    private LessonPlan Lesson(string id, string group, int startsIn = 60) => _world.Lesson(id, TimeSpan.FromMinutes(startsIn), TimeSpan.FromMinutes(40)) with { Group = group };

    private RequestKey NextRequest() => new($"r-{++_requests}", 1);

    private async Task ChangeAsync(params RosterEvent[] events)
    {
        var outcomes = await new SchoolDriver(_world.Cluster, _world.School).ApplyAsync(NextRequest().Id, events);
        Assert.All(outcomes, outcome => Assert.Null(outcome.Refusal));
    }

    private async Task<LessonImportResult> TellAsync(LessonPlan lesson)
    {
        var command = new ImportLessons { Request = NextRequest(), Lessons = [lesson], Patience = TimeSpan.FromSeconds(30) };
        var outcome = await _world.Cluster.Grains.Timetable(_world.School).ImportAsync(command, default);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private async Task<ConferenceSnapshot> PlanAsync(string lesson, string group, ChatId chat, Func<CreateConference, CreateConference>? change = null, int startsIn = 60)
    {
        await TellAsync(Lesson(lesson, group, startsIn));
        var outcome = await TryAsync(lesson, chat, change);
        Assert.Null(outcome.Refusal);
        return outcome.Value!.Conference;
    }

    private Task<Outcome<ConferenceView>> TryAsync(string lesson, ChatId chat, Func<CreateConference, CreateConference>? change = null)
    {
        var command = new CreateConference { Request = NextRequest(), Type = ConferenceType.OnlineLesson, Chat = chat, Lesson = new LessonId(_world.School, lesson) };
        return _world.CreateAsync(change?.Invoke(command) ?? command);
    }

    private Task<ConferenceSnapshot> NamedAsync(ConferenceId id, string @class) => Poll.UntilAsync(
        () => _world.ReadAsync(id), conference => conference.LessonTitle.EndsWith(@class, StringComparison.Ordinal), $"named after {@class}");

    private async Task<string[]> ListAsync(string words)
    {
        var page = await _world.Cluster.Grains.ConferenceCatalog(_world.School).ListAsync(new ConferenceQuery { Text = words }, default);
        return [.. page.Value!.Conferences.Select(row => row.Conference.Title)];
    }
}
