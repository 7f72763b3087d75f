using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Sferum.EndToEndTests.Browser;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Conferences;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Guide;

/// <summary>
/// The walk through the guide, as the school information system makes it: one school, from its first roster to its erasure. Each part of the page has a file. What a person does on VK ID's pages is done in a browser; what
/// the school information system does by itself is nothing here.
/// </summary>
internal sealed partial class GuideWalk(BrowserDeployment deployment, LivingSchool school)
{
    private readonly GuideCalls _heard = new();

    private ServiceClients _calls = null!;

    private LivingConferences Conferences => new(school);

    /// <summary>The steps in the page's order.</summary>
    public IReadOnlyList<GuideStep> Steps => [.. SchoolSteps, .. LinkingSteps, .. ChatSteps, .. ConferenceSteps, .. JournalSteps, .. OperatorSteps];

    public static GuideWalk Of(BrowserDeployment deployment, LivingSchool school) => new(deployment, school);

    /// <summary>The school as it is before any window; its calls are no step's.</summary>
    public async Task OpenAsync()
    {
        _calls = new ServiceClients(deployment.Channel.Intercept(_heard));
        foreach (var student in (string[])["extra1", "extra2", "extra3", "extra4"])
        {
            school.Roster.Students.Add(school.Student(student, "6b"));
        }

        await school.OpenAsync();
    }

    /// <summary>Does a step.</summary>
    /// <returns>What is untrue; empty when all is as the row says.</returns>
    public async Task<string> WalkAsync(GuideStep step, GuideRow row)
    {
        _heard.Clear();
        try
        {
            await step.Do();
        }
        catch (Exception error)
        {
            return error.Message.ReplaceLineEndings(" ") + error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains(nameof(GuideWalk), StringComparison.Ordinal));
        }

        var uncalled = row.Calls.Except(_heard.Called).ToList();
        var unseen = row.Reasons.Except(_heard.Seen).Except(step.Elsewhere.Keys).ToList();
        return uncalled.Count + unseen.Count == 0 ? "" : $"not called: {string.Join(", ", uncalled)}; not seen: {string.Join(", ", unseen)}";
    }

    // The school information system's own part.
    private static Task Nothing() => Task.CompletedTask;

    private static Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string what) => Eventually.ReadAsync(read, condition, LivingSchool.Soon, what: what);

    private static Task<RpcException> RefusedAsync(Func<Task> call, ErrorReason reason) => LivingSchool.RefusedAsync(call, reason);

    private Task<UserLink> LinkOfAsync(string person) => _calls.Links.GetUserLinkAsync(new() { Account = school.Account(person) }).ResponseAsync;

    private Task<ListChatsResponse> ChatsAsync(Action<ListChatsRequest>? more = null)
    {
        var request = new ListChatsRequest { Parent = school.Name };
        more?.Invoke(request);
        return _calls.Chats.ListChatsAsync(request).ResponseAsync;
    }

    private async Task SettingAsync(SchoolSettings settings, string path) => await _calls.Schools.UpdateSchoolAsync(new()
    {
        School = new School { Name = school.Name, Settings = settings },
        UpdateMask = new FieldMask { Paths = { $"settings.{path}" } },
        RequestId = school.NextRequest(),
    });

    private Lesson LessonOf(string id, string group, int startsIn, int lasts = 40)
    {
        var now = Daytime.LocalTime(TimeProvider.System, LivingSchool.Zone);
        var (start, end) = (now.AddMinutes(startsIn), now.AddMinutes(startsIn + lasts));
        return new Lesson
        {
            Name = LessonName(id),
            Group = school.Group(group),
            Date = new() { Year = start.Year, Month = start.Month, Day = start.Day },
            StartTime = new() { Hours = start.Hour, Minutes = start.Minute },
            EndTime = new() { Hours = end.Hour, Minutes = end.Minute },
            Number = 1,
        };
    }

    private string LessonName(string id) => $"{school.Name}/lessons/{id}";

    private async Task TakeAsync(params Lesson[] lessons)
    {
        var taken = await _calls.Timetables.ImportLessonsAsync(new() { School = school.Name, RequestId = school.NextRequest(), Mode = LessonImportMode.Changes, Lessons = { lessons } });
        Assert.Equal(lessons.Length, taken.AddedCount + taken.ChangedCount + taken.UnchangedCount);
    }
}
