using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Guide;

/// <summary>««Журнал на урок» (C14)».</summary>
internal sealed partial class GuideWalk
{
    private IReadOnlyList<GuideStep> JournalSteps =>
    [
        new("«Создать онлайн-урок»", CreateOnlineLessonAsync),
        new("«Подключиться к онлайн-уроку»", JoinOnlineLessonAsync),
        new("«Завершить онлайн-урок»", FinishOnlineLessonAsync),
    ];

    private async Task CreateOnlineLessonAsync()
    {
        await school.ApplyAsync(
            new RosterChange { ClassCreated = new() { SchoolClass = school.SchoolClass("8g", "8 Г") } }, new RosterChange { GroupSaved = new() { Group = Group("choir", "Хор", "8g") } });
        await TakeAsync(LessonOf("now", "15", -5), LessonOf("past", "15", -60, lasts: 30), LessonOf("choir", "choir", 30), LessonOf("two", "15", 60));
        await school.ApplyAsync(new RosterChange { ClassClosed = new() { SchoolClass = school.Class("8g") } });
        Assert.Empty((await LessonAsync("now")).OnlineLesson);
        await RefusedAsync(() => CreateAsync("past"), ErrorReason.EndInPast);
        await RefusedAsync(() => CreateAsync("choir"), ErrorReason.NoChatForLesson);
        var made = await CreateAsync("now");
        Assert.Equal(("15 - Английский язык", LessonName("now")), (made.ChatTitle, made.Lesson));

        // A second chat of the group: which one, the teacher says.
        var second = await school.CreateAsync(new Chat { Type = ChatType.Subject, Title = "Второй", Group = school.Group("15") });
        await RefusedAsync(() => CreateAsync("two"), ErrorReason.ChatAmbiguous);
        Assert.Contains(second.Name, (await ChatsAsync(request => request.Lesson = LessonName("two"))).Chats.Select(chat => chat.Name));
        Assert.Equal(second.Name, (await CreateAsync("two", second.Name)).Chat);
    }

    private async Task JoinOnlineLessonAsync()
    {
        await UntilAsync(() => LessonAsync("now"), lesson => lesson.OnlineLessonState == ConferenceState.Active, "the online lesson has begun");
        Assert.StartsWith("https://", (await JoinLessonAsync("now")).JoinUri, StringComparison.Ordinal);
        await RefusedAsync(() => JoinLessonAsync("l16"), ErrorReason.OnlineLessonNotCreated);
    }

    private async Task FinishOnlineLessonAsync()
    {
        await RefusedAsync(() => FinishAsync("two"), ErrorReason.ConferenceNotStarted);
        await RefusedAsync(() => FinishAsync("l16"), ErrorReason.OnlineLessonNotCreated);
        await FinishAsync("now");
        await UntilAsync(() => LessonAsync("now"), lesson => lesson.OnlineLessonState == ConferenceState.Ended, "the online lesson is over");
    }

    private Task<Lesson> LessonAsync(string id) => _calls.Timetables.GetLessonAsync(new() { Name = LessonName(id) }).ResponseAsync;

    private Task<Conference> CreateAsync(string lesson, string chat = "") =>
        _calls.Journal.CreateOnlineLessonAsync(new() { Lesson = LessonName(lesson), Chat = chat, RequestId = school.NextRequest(), ActingAccount = school.Account("petr") }).ResponseAsync;

    private Task<JoinOnlineLessonResponse> JoinLessonAsync(string lesson) =>
        _calls.Journal.JoinOnlineLessonAsync(new() { Lesson = LessonName(lesson), ActingAccount = school.Account("petr") }).ResponseAsync;

    private Task<Conference> FinishAsync(string lesson) =>
        _calls.Journal.FinishOnlineLessonAsync(new() { Lesson = LessonName(lesson), RequestId = school.NextRequest(), ActingAccount = school.Account("petr") }).ResponseAsync;
}
