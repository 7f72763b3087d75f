using Sferum.Grains.Chats;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences;

/// <summary>What callers may plan and end.</summary>
public sealed class ConferenceRulesTests
{
    private static readonly LessonId Lesson = new(School, "lesson-1");

    [Fact]
    public void Plan_WhenEverythingFits_MakesAScheduledConference()
    {
        var planned = PlanIn(Command with { Actor = Teacher, AddParticipants = [new("b"), new("a")], RemoveParticipants = [new("c")] }, new AccountId("c"));

        Assert.Equal((LessonStart, LessonEnd, ConferenceStage.Scheduled), (planned.Value!.Start, planned.Value.End, planned.Value.Stage));
        Assert.Equal(("Разбор", true, "5 А", ChatType.Class), (planned.Value.Title, planned.Value.TitledByHand, planned.Value.ChatTitle, planned.Value.ChatType));
        Assert.Equal(["a", "b"], planned.Value.Added.Select(account => account.Segment));
        Assert.Equal(["c"], planned.Value.Removed.Select(account => account.Segment));
        Assert.Equal((Teacher, DayBefore, DayBefore, 42UL), (planned.Value.CreatedBy, planned.Value.CreatedAt, planned.Value.UpdatedAt, planned.Value.Fingerprint));
    }

    [Fact]
    public void Plan_WhenSomebodyToBeRemovedIsNotInTheChat_NamesThem()
    {
        var refusal = PlanIn(Command with { RemoveParticipants = [new("c"), new("nobody")] }, new AccountId("c")).Refusal!;

        Assert.Equal((RefusalReason.NotAMember, "remove_participants[1]", "accounts/nobody"), (refusal.Reason, refusal.Field, Assert.Single(refusal.Subjects)));
    }

    [Fact]
    public void Plan_WhenAnOnlineLessonHasNoTitle_TakesChatAndDate()
    {
        var planned = Plan(Command with { Title = "" });

        Assert.Equal(("5 А, 14.09.2026", false), (planned.Value!.Title, planned.Value.TitledByHand));
    }

    [Fact]
    public void Plan_WhenTheChatsTitleIsLong_MakesATitleOfAtMost200()
    {
        var planned = ConferenceRules.Plan(Command with { Title = "" }, Around(Seat() with { Title = new string('я', 200) }), DayBefore);

        Assert.Equal(200, planned.Value!.Title.Length);
        Assert.EndsWith(", 14.09.2026", planned.Value.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChatType.Teachers, false)]
    [InlineData(ChatType.Class, false)]
    [InlineData(ChatType.Parents, false)]
    [InlineData(ChatType.Other, false)]
    [InlineData(ChatType.Subject, true)]
    public void Plan_WhenAnOnlineLessonHasNoLesson_IsRefusedInSubjectChatsAlone(ChatType type, bool refused)
    {
        var planned = ConferenceRules.Plan(Command, Around(Seat(type)), DayBefore);

        Assert.Equal(refused ? (RefusalReason.LessonRequired, "conference.lesson") : null, Of(planned));
    }

    [Theory]
    [InlineData(ChatType.Class)]
    [InlineData(ChatType.Subject)]
    [InlineData(ChatType.Parents)]
    public void Plan_WhenAVideoCallHasALesson_IsRefused(ChatType type) =>
        Assert.Equal(
            (RefusalReason.LessonNotAllowed, "conference.lesson"),
            Of(ConferenceRules.Plan(Command with { Type = ConferenceType.VideoCall, Lesson = Lesson }, Around(Seat(type)), DayBefore)));

    [Fact]
    public void Plan_WhenAFieldIsMissing_NamesIt()
    {
        Assert.Equal((RefusalReason.FieldRequired, "conference.title"), Of(Plan(Command with { Title = "", Type = ConferenceType.VideoCall })));
        Assert.Equal((RefusalReason.FieldRequired, "conference.date"), Of(Plan(Command with { Date = null })));
        Assert.Equal((RefusalReason.FieldRequired, "conference.local_start"), Of(Plan(Command with { LocalStart = null })));
        Assert.Equal((RefusalReason.FieldRequired, "conference.local_end"), Of(Plan(Command with { LocalEnd = null })));
    }

    [Fact]
    public void Plan_WhenTheChatIsClosed_IsRefused()
    {
        var planned = ConferenceRules.Plan(Command, Around(Seat(life: ChatLife.Closed)), DayBefore);

        Assert.Equal(RefusalReason.ChatClosed, planned.Refusal?.Reason);
        Assert.Equal([Chat.Name], planned.Refusal?.Subjects);
    }

    [Theory]
    [InlineData(ConferenceStage.Scheduled, RefusalReason.ConferenceNotStarted)]
    [InlineData(ConferenceStage.Starting, RefusalReason.ConferenceNotStarted)]
    [InlineData(ConferenceStage.Cancelled, RefusalReason.ConferenceCancelled)]
    [InlineData(ConferenceStage.Missed, RefusalReason.ConferenceMissed)]
    public void End_WhenThereIsNothingToEnd_IsRefused(ConferenceStage stage, RefusalReason reason) =>
        Assert.Equal(reason, ConferenceRules.End(At(stage), "", LessonStart).Refusal?.Reason);

    [Fact]
    public void End_WhenActive_BeginsToEndWithANewVersion()
    {
        var ended = ConferenceRules.End(Active, "1", LessonStart.AddMinutes(5)).Value!;

        Assert.Equal((ConferenceStage.Ending, "2"), (ended.Stage, ConferenceRules.Etag(ended)));
    }

    [Theory]
    [InlineData(ConferenceStage.Ending)]
    [InlineData(ConferenceStage.Ended)]
    public void End_WhenOverAlready_ChangesNothing(ConferenceStage stage)
    {
        var state = At(stage);

        Assert.Same(state, ConferenceRules.End(state, "", LessonEnd).Value);
    }

    [Fact]
    public void End_WhenTheVersionIsAnother_IsRefused() =>
        Assert.Equal(RefusalReason.EtagMismatch, ConferenceRules.End(Active, "7", LessonStart).Refusal?.Reason);

    private static Outcome<ConferenceState> PlanIn(CreateConference command, params AccountId[] inChat) =>
        ConferenceRules.Plan(command, Around(Seat()) with { InChat = inChat.ToHashSet() }, DayBefore);

    private static Outcome<ConferenceState> Plan(CreateConference command) => ConferenceRules.Plan(command, Around(Seat()), DayBefore);

    private static ConferenceSurroundings Around(ChatSeat seat) => new(
        Profile(), seat, Students("a", "b").ToDictionary(person => person.Account));

    private static IEnumerable<Person> Students(params string[] ids) => ids.Select(id => Person(new AccountId(id), PersonKinds.Student));

    private static (RefusalReason, string)? Of(Outcome<ConferenceState> outcome) =>
        outcome.Refusal is { } refusal ? (refusal.Reason, refusal.Field) : null;

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void IsStale_WhenTheWayToTheDiskIsLong_SaysSoBeforeOthersTakeItsPlace(int seconds, bool isStale) =>
        Assert.Equal(isStale, ConferenceRules.IsStale(Scheduled, Scheduled.CreatedAt.AddSeconds(seconds)));
}
