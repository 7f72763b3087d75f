using Sferum.EndToEndTests.Rows;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Guide;

/// <summary>«Before any window: the school is known».</summary>
internal sealed partial class GuideWalk
{
    private IReadOnlyList<GuideStep> SchoolSteps =>
    [
        new("The whole school, at night or once", WholeSchoolAsync) { Elsewhere = new Dictionary<string, string> { ["IMPORT_IN_PROGRESS"] = "RosterImportRulesTests" } },
        new("The same, looked at first", LookFirstAsync),
        new("What happens during the day", DayAsync),
        new("The timetable", TimetableAsync),
        new("Settings, time zone, Sferum administrator", SettingsAsync),
        new("What the service holds of a person, class or group", LookUpAsync),
    ];

    private async Task WholeSchoolAsync()
    {
        var import = await StreamAsync();
        Assert.Equal(RosterImportState.Applied, (await UntilAsync(() => ImportAsync(import.Name), seen => seen.FinishTime is not null, "the import is carried out")).State);
        Assert.Contains(import.Name, (await _calls.Rosters.ListRosterImportsAsync(new() { Parent = school.Name })).RosterImports.Select(one => one.Name));
        Assert.Equal(5, (await ChatsAsync()).TotalSize);

        // More leave than the guard lets go.
        school.Roster.Students.Remove(school.Roster.Students.Single(student => student.Account == school.Account("extra1")));
        school.Roster.Students.Remove(school.Roster.Students.Single(student => student.Account == school.Account("extra2")));
        school.Roster.Students.Remove(school.Roster.Students.Single(student => student.Account == school.Account("extra3")));
        var withheld = await _calls.Rosters.ReplaceRosterAsync(school.Request());
        Assert.Equal(RosterImportState.AppliedRemovalsWithheld, withheld.State);
        Assert.NotNull(withheld.Withholding);
        var lines = await _calls.Rosters.ListRosterPlanEntriesAsync(new() { Parent = withheld.Name, WithheldOnly = true });
        Assert.Contains(lines.Entries, line => line.Action == RosterPlanAction.PersonRemoved && line.Withheld);
        var approve = new ApproveRosterRemovalsRequest { Name = withheld.Name, PlanDigest = withheld.PlanDigest, RequestId = school.NextRequest() };
        await _calls.Rosters.ApproveRosterRemovalsAsync(approve);
        await UntilAsync(() => ImportAsync(withheld.Name), seen => seen.State == RosterImportState.Applied, "the removals are carried out");
        await RefusedAsync(() => _calls.Rosters.ApproveRosterRemovalsAsync(new(approve) { RequestId = school.NextRequest() }).ResponseAsync, ErrorReason.NoRemovalsWithheld);
    }

    private async Task LookFirstAsync()
    {
        school.Roster.Students.Add(school.Student("nina", "5a"));
        var look = school.Request();
        look.ValidateOnly = true;
        var plan = await _calls.Rosters.ReplaceRosterAsync(look);
        Assert.Equal(RosterImportState.Validated, plan.State);
        var chat = (await school.ChatAsync("5 А")).Name;
        var lines = await _calls.Rosters.ListRosterPlanEntriesAsync(new() { Parent = plan.Name, Chat = chat, Action = RosterPlanAction.MemberAdded, UnlinkedOnly = true });
        Assert.EndsWith("nina", Assert.Single(lines.Entries).Resource, StringComparison.Ordinal);

        await school.ApplyAsync(new RosterChange { PersonBlocked = new() { Account = school.Account("extra4") } });
        await RefusedAsync(() => _calls.Rosters.ReplaceRosterAsync(Planned(plan.PlanDigest)).ResponseAsync, ErrorReason.PlanChanged);
        var again = await _calls.Rosters.ReplaceRosterAsync(new(look) { RequestId = school.NextRequest() });
        Assert.Equal(RosterImportState.Applied, (await _calls.Rosters.ReplaceRosterAsync(Planned(again.PlanDigest))).State);

        // Approved beforehand, with the plan.
        school.Roster.Students.Remove(school.Roster.Students.Single(student => student.Account == school.Account("extra4")));
        var less = school.Request();
        less.ValidateOnly = true;
        var approved = Planned((await _calls.Rosters.ReplaceRosterAsync(less)).PlanDigest);
        approved.ApproveRemovals = true;
        Assert.Equal(RosterImportState.Applied, (await _calls.Rosters.ReplaceRosterAsync(approved)).State);
        using var stream = _calls.Rosters.ImportRoster();
        await stream.RequestStream.WriteAsync(new() { Header = new() { School = school.Name, RequestId = school.NextRequest(), Facts = school.Facts, ValidateOnly = true, RollOver = true } });
        await FillAsync(stream.RequestStream);
        Assert.Equal(RosterImportState.Validated, (await stream.ResponseAsync).State);
    }

    private async Task DayAsync()
    {
        var answer = await _calls.Rosters.ApplyRosterChangesAsync(new()
        {
            School = school.Name,
            RequestId = school.NextRequest(),
            Changes =
            {
                new RosterChange { Id = "1", StudentTransferred = new() { Account = school.Account("nina"), ToClass = school.Class("6b") } },
                new RosterChange { Id = "2", StudentTransferred = new() { Account = school.Account("nina"), ToClass = school.Class("none") } },
                new RosterChange { Id = "3", StaffHired = new() { Staff = school.Staff("guard", PositionType.ServiceStaff) } },
            },
        });

        Assert.Equal([("1", true), ("2", false), ("3", true)], answer.Outcomes.Select(outcome => (outcome.Id, outcome.Applied)));
        _heard.See(answer.Outcomes[1].Error);
        Assert.StartsWith("changes[1].", answer.Outcomes[1].Error.GetDetail<Google.Rpc.BadRequest>().FieldViolations.Single().Field, StringComparison.Ordinal);
        school.Roster.Students.Single(student => student.Account == school.Account("nina")).SchoolClass = school.Class("6b");
        school.Roster.Staff.Add(school.Staff("guard", PositionType.ServiceStaff));
        await school.ShowsAsync("6 Б", "head* lev nina", there: null);
    }

    private async Task TimetableAsync()
    {
        var (first, second) = (LessonOf("l1", "15", 90), LessonOf("l2", "15", 150));
        var week = new ImportLessonsRequest { School = school.Name, RequestId = school.NextRequest(), Mode = LessonImportMode.Full, FromDate = first.Date, ToDate = second.Date, Lessons = { first, second } };
        Assert.Equal(2, (await _calls.Timetables.ImportLessonsAsync(week)).AddedCount);
        await TakeAsync(LessonOf("l1", "15", 95));
    }

    private async Task SettingsAsync()
    {
        Assert.Contains(school.Name, (await _calls.Schools.ListSchoolsAsync(new())).Schools.Select(one => one.Name));
        var read = await _calls.Schools.GetSchoolAsync(new() { Name = school.Name });
        Assert.Equal((LivingSchool.Zone, school.Account("head")), (read.TimeZone, read.SferumAdministrator));
        var saved = await _calls.Schools.UpdateSchoolAsync(new()
        {
            School = new School { Name = school.Name, Etag = read.Etag, Settings = new SchoolSettings { SubjectChatsForAllGroups = true } },
            UpdateMask = new() { Paths = { "settings.subject_chats_for_all_groups" } },
            RequestId = school.NextRequest(),
        });
        Assert.True(saved.Settings.SubjectChatsForAllGroups);
        await UntilAsync(() => ChatsAsync(), page => page.Chats.Any(chat => chat is { Type: ChatType.Subject, Title: "15 - Английский язык" }), "a chat for the group");
        await SettingAsync(new SchoolSettings { SubjectChatsForAllGroups = false }, "subject_chats_for_all_groups");
    }

    private async Task LookUpAsync()
    {
        var person = Assert.Single((await _calls.Schools.ListPeopleAsync(new() { Parent = school.Name, Query = "olga" })).People);
        Assert.Equal(person, await _calls.Schools.GetPersonAsync(new() { Name = person.Name }));
        Assert.Equal(2, (await _calls.Schools.ListClassesAsync(new() { Parent = school.Name })).TotalSize);
        Assert.Equal("5 А", (await _calls.Schools.GetClassAsync(new() { Name = school.Class("5a") })).Title);
        Assert.Equal("Английский язык", (await _calls.Schools.GetSubjectGroupAsync(new() { Name = school.Group("15") })).Subject);
    }

    private Task<RosterImport> ImportAsync(string name) => _calls.Rosters.GetRosterImportAsync(new() { Name = name }).ResponseAsync;

    private ReplaceRosterRequest Planned(string digest)
    {
        var request = school.Request();
        request.PlanDigest = digest;
        return request;
    }

    private async Task<RosterImport> StreamAsync()
    {
        using var stream = _calls.Rosters.ImportRoster();
        await stream.RequestStream.WriteAsync(new() { Header = new() { School = school.Name, RequestId = school.NextRequest(), Facts = school.Facts } });
        await FillAsync(stream.RequestStream);
        return await stream.ResponseAsync;
    }

    private async Task FillAsync(Grpc.Core.IClientStreamWriter<ImportRosterRequest> stream)
    {
        var roster = school.Roster;
        await stream.WriteAsync(new() { Roster = roster });
        await stream.WriteAsync(new()
        {
            End = new()
            {
                StaffCount = roster.Staff.Count,
                ClassCount = roster.Classes.Count,
                StudentCount = roster.Students.Count,
                ParentCount = roster.Parents.Count,
                GroupCount = roster.Groups.Count,
            },
        });
        await stream.CompleteAsync();
    }
}
