using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Sferum.Testing.Conferences;
using Sferum.Testing.Processes;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>Conferences at the same time (C6): what a school is told of them, and what it may forbid.</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class ConferenceOverlapsTests(SharedDeployment deployment)
{
    [Fact]
    public async Task C6_Overlaps_OfOneTeacherInTwoClasses_AreNamedOrRefused()
    {
        var school = await OpenAsync();
        var conferences = new LivingConferences(school);
        await TakeAsync(
            school,
            [Lesson(school, "l1", "15", 60), Lesson(school, "l2", "16", 60), Lesson(school, "l3", "15", 120), Lesson(school, "l4", "17", 120, teacher: "petr"), Lesson(school, "l5", "17", 120)]);
        var first = await PlanAsync(school, "15", "l1");
        Assert.Empty(first.Overlaps);
        var overlap = Assert.Single((await PlanAsync(school, "16", "l2")).Overlaps);
        Assert.Equal((first.Name, first.Title, OverlapKind.Teacher), (overlap.Conference, overlap.Title, overlap.Kind));
        Assert.Equal((first.StartTime, first.EndTime), (overlap.StartTime, overlap.EndTime));

        // The stand-in of one lesson counts, not the group's teacher; what is refused leaves nothing behind.
        await PolicyAsync(school, OverlapPolicy.Refuse);
        var third = await PlanAsync(school, "15", "l3");
        var refused = await LivingSchool.RefusedAsync(() => PlanAsync(school, "17", "l4"), ErrorReason.ConferenceOverlaps);
        Assert.Contains(third.Name, $"{refused.GetRpcStatus()!.GetDetail<Google.Rpc.PreconditionFailure>()}", StringComparison.Ordinal);
        await school.KillAndStartAsync();
        Assert.Equal(3, (await school.Clients.Conferences.ListConferencesAsync(new() { Parent = school.Name })).TotalSize);
        Assert.Empty((await school.Clients.Timetables.GetLessonAsync(new() { Name = $"{school.Name}/lessons/l4" })).OnlineLesson);
        Assert.Empty((await PlanAsync(school, "17", "l5")).Overlaps);
        Assert.Empty(await conferences.CallsAsync());
    }

    [Fact]
    public async Task C6_Overlaps_OfAChat_WhenForbidden_KeepTheSecondCallFromTheSferumSide()
    {
        var school = await OpenAsync();
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
        var conferences = new LivingConferences(school);
        await PolicyAsync(school, OverlapPolicy.Refuse);
        var when = LivingConferences.Soon(minutes: 10);
        var (one, other) = (await conferences.RequestAsync("5 А", when), await conferences.RequestAsync("5 А", when));

        var both = await Task.WhenAll(TryAsync(school, one), TryAsync(school, other));

        var made = Assert.Single(both, outcome => outcome is not null)!;
        await conferences.UntilAsync(made, ConferenceState.Active);
        Assert.Equal("5 А", await conferences.ChatOfAsync(Assert.Single(await conferences.CallsAsync())));
        await conferences.EndAsync(made);
    }

    private static async Task<Conference?> TryAsync(LivingSchool school, CreateConferenceRequest request)
    {
        try
        {
            return await school.Clients.Conferences.CreateConferenceAsync(request);
        }
        catch (RpcException error) when (error.Reason() == ErrorReason.ConferenceOverlaps)
        {
            return null;
        }
    }

    private async Task<LivingSchool> OpenAsync()
    {
        var school = await deployment.NewSchool("overlap").OpenAsync();
        school.Roster.Groups.AddRange([Group(school, "16", "petr"), Group(school, "17", "olga")]);
        Assert.Equal(RosterImportState.Applied, (await school.ImportAsync()).State);
        foreach (var group in new[] { "15", "16", "17" })
        {
            await school.CreateAsync(new Chat { Type = ChatType.Subject, Title = group, Group = school.Group(group) });
        }

        await school.LinkAsync("head");
        return school;
    }

    private static RosterGroup Group(LivingSchool school, string group, string teacher) =>
        new() { Group = school.Group(group), Title = group, Subject = "Музыка", SchoolClasses = { school.Class("6b") }, Teacher = school.Account(teacher) };

    private static Lesson Lesson(LivingSchool school, string id, string group, int startsIn, string teacher = "")
    {
        var start = Daytime.LocalTime(TimeProvider.System, LivingSchool.Zone).AddMinutes(startsIn);
        var end = start.AddMinutes(40);
        return new Lesson
        {
            Name = $"{school.Name}/lessons/{id}",
            Group = school.Group(group),
            Date = new() { Year = start.Year, Month = start.Month, Day = start.Day },
            StartTime = new() { Hours = start.Hour, Minutes = start.Minute },
            EndTime = new() { Hours = end.Hour, Minutes = end.Minute },
            Teacher = teacher.Length == 0 ? "" : school.Account(teacher),
        };
    }

    private static async Task TakeAsync(LivingSchool school, params Lesson[] lessons)
    {
        var taken = await school.Clients.Timetables.ImportLessonsAsync(new() { School = school.Name, RequestId = school.NextRequest(), Mode = LessonImportMode.Changes, Lessons = { lessons } });
        Assert.Equal(lessons.Length, taken.AddedCount);
    }

    private static async Task<Conference> PlanAsync(LivingSchool school, string chat, string lesson) => await school.Clients.Conferences.CreateConferenceAsync(new()
    {
        Parent = school.Name,
        RequestId = school.NextRequest(),
        Conference = new() { Type = ConferenceType.OnlineLesson, Chat = (await school.ChatAsync(chat)).Name, Lesson = $"{school.Name}/lessons/{lesson}" },
    });

    private static async Task PolicyAsync(LivingSchool school, OverlapPolicy policy) => await school.Clients.Schools.UpdateSchoolAsync(new()
    {
        School = new School { Name = school.Name, Settings = new SchoolSettings { OverlapPolicy = policy } },
        UpdateMask = new FieldMask { Paths = { "settings.overlap_policy" } },
        RequestId = school.NextRequest(),
    });
}
