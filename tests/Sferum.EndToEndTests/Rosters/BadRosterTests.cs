using Grpc.Core;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Processes;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rosters;

/// <summary>Rosters and changes that make no sense: each has its own answer with the field's path, and nothing is half done.</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class BadRosterTests(SharedDeployment deployment)
{
    [Fact]
    public async Task Import_WhenSomethingIsWrong_SaysWhereAndChangesNothing()
    {
        var school = await deployment.NewSchool("bad").OpenAsync();
        (string Field, ErrorReason Reason, Action<ReplaceRosterRequest> Spoil)[] cases =
        [
            ("roster.students[0].full_name.family_name", ErrorReason.FieldRequired, r => r.Roster.Students[0].FullName.FamilyName = ""),
            ("roster.classes[1].title", ErrorReason.TextTooLong, r => r.Roster.Classes[1].Title = new string('А', 33)),
            ("roster.classes[0].title", ErrorReason.TextHasControlCharacters, r => r.Roster.Classes[0].Title = "5\u0000А"),
            ("roster.groups[0].subject", ErrorReason.TextHasControlCharacters, r => r.Roster.Groups[0].Subject = "Англ\u202Eийский"),
            ("roster.students[2].school_class", ErrorReason.UnknownClass, r => r.Roster.Students[2].SchoolClass = school.Class("9z")),
            ("roster.students[3].account", ErrorReason.DuplicateItem, r => r.Roster.Students.Add(r.Roster.Students[1].Clone())),
            ("roster.parents[1].children", ErrorReason.ParentWithoutChild, r => r.Roster.Parents[1].Children.Clear()),
            ("roster.parents[0].children[1]", ErrorReason.UnknownPerson, r => r.Roster.Parents[0].Children[1] = school.Account("nobody")),
            ("roster.classes[0].homeroom_teacher", ErrorReason.PersonNotStaff, r => r.Roster.Classes[0].HomeroomTeacher = school.Account("ivan")),
            ("facts.sferum_administrator", ErrorReason.AdministratorNotStaff, r => r.Facts.SferumAdministrator = school.Account("mama")),
            ("facts.time_zone", ErrorReason.InvalidTimeZone, r => r.Facts.TimeZone = "Mars/Olympus"),
        ];
        var before = await SettledAsync(school);
        foreach (var (field, reason, spoil) in cases)
        {
            var request = school.Request().Clone();
            request.Roster.Staff.Add(school.Staff("half"));
            spoil(request);
            var error = await LivingSchool.RefusedAsync(() => school.Clients.Rosters.ReplaceRosterAsync(request).ResponseAsync, reason);
            Assert.Contains(error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>().FieldViolations, violation => violation.Field == field);
        }

        Assert.Equal(before, await SettledAsync(school));
        Assert.Equal("head* olga petr", await school.RegistryAsync("Учительская"));
        Assert.Equal("anna head* ivan olga*", await school.RegistryAsync("5 А"));
    }

    [Fact]
    public async Task Import_OfASchoolWithoutAdministratorOrHomeroomTeacher_IsRefusedOrTakenForWhatItIs()
    {
        var school = deployment.NewSchool("bare");
        var request = new ReplaceRosterRequest
        {
            School = school.Name,
            RequestId = "first",
            Facts = new SchoolFacts { Title = "Школа", TimeZone = "Europe/Samara" },
            Roster = new RosterSnapshot { Staff = { school.Staff("head") }, Classes = { school.SchoolClass("1a", "1 А") } },
        };
        await LivingSchool.RefusedAsync(() => school.Clients.Rosters.ReplaceRosterAsync(request).ResponseAsync, ErrorReason.AdministratorRequired);

        request.Facts.SferumAdministrator = school.Account("head");
        await school.Clients.Rosters.ReplaceRosterAsync(request);
        await school.ShowsAsync("1 А", "head*", there: null);
    }

    [Fact]
    public async Task Import_WhenAStreamOf100000RowsBreaks_LeavesNothing()
    {
        var school = await deployment.NewSchool("broken").OpenAsync();
        var before = await SettledAsync(school);
        var refused = await Assert.ThrowsAsync<RpcException>(() => StreamAsync(school, "many", parts: 100));
        Assert.Equal(ErrorReason.TooManyItems, refused.Reason());
        Assert.Equal("students", Assert.Single(refused.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>().FieldViolations).Field);

        // As many as a school may have, and then the connection is gone.
        var cancelled = await Assert.ThrowsAsync<RpcException>(() => StreamAsync(school, "half", parts: 10));
        Assert.Equal(StatusCode.Cancelled, cancelled.StatusCode);
        Assert.Equal(before, await SettledAsync(school));
        await school.ShowsAsync("5 А", "head* olga* ivan anna", there: null);
        Assert.Single((await school.Clients.Rosters.ListRosterImportsAsync(new ListRosterImportsRequest { Parent = school.Name })).RosterImports);
        Assert.Equal(RosterImportState.Applied, (await school.ImportAsync()).State);
    }

    [Fact]
    public async Task Changes_ThatMakeNoSense_AreRefusedByThemselvesAndTheOthersGoOn()
    {
        var school = await deployment.NewSchool("changes").OpenAsync();
        var outcomes = await school.TellAsync(
            new RosterChange { StudentEnrolled = new StudentEnrolled { Student = school.Student("ivan", "6b") } },
            new RosterChange { StudentEnrolled = new StudentEnrolled { Student = school.Student("nina", "9z") } },
            new RosterChange { StudentEnrolled = new StudentEnrolled { Student = school.Student("vova", "5a") } },
            new RosterChange { StaffDismissed = new StaffDismissed { Account = school.Account("head") } },
            new RosterChange { ParentRemoved = new ParentRemoved { Account = school.Account("lena"), Child = school.Account("ivan") } },
            new RosterChange { PersonBlocked = new PersonBlocked { Account = school.Account("nobody") } });
        ErrorReason?[] expected =
        [
            ErrorReason.AlreadyEnrolled, ErrorReason.UnknownClass, null, ErrorReason.AdministratorStillNeeded, ErrorReason.NotParentOf, ErrorReason.UnknownPerson,
        ];
        Assert.Equal(expected, outcomes.Select(outcome => outcome.Applied ? (ErrorReason?)null : new RpcException(Status.DefaultCancelled, Trailers(outcome)).Reason()));
        Assert.Equal("changes[1].student_enrolled.student.school_class", Assert.Single(outcomes[1].Error.GetDetail<Google.Rpc.BadRequest>().FieldViolations).Field);
        await school.ShowsAsync("5 А", "head* olga* ivan anna vova", there: null);
    }

    // Parts of 1,000 students each, and no end. A part that meets a stream which the service has ended fails without saying why, or waits for ever: the answer says it.
    private static async Task StreamAsync(LivingSchool school, string request, int parts)
    {
        using var call = school.Clients.Rosters.ImportRoster(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
        try
        {
            await call.RequestStream.WriteAsync(new ImportRosterRequest { Header = new RosterImportHeader { School = school.Name, RequestId = request, Facts = school.Facts } });
            for (var part = 0; part < parts && !call.ResponseAsync.IsCompleted; part++)
            {
                var rows = new RosterSnapshot();
                rows.Students.AddRange(Enumerable.Range(part * 1_000, 1_000).Select(i => school.Student($"s{i}", "5a")));
                await await Task.WhenAny(call.RequestStream.WriteAsync(new ImportRosterRequest { Roster = rows }), call.ResponseAsync);
            }
        }
        catch (RpcException)
        {
            await call.ResponseAsync;
        }

        if (!call.ResponseAsync.IsCompleted)
        {
            call.Dispose();
        }

        await call.ResponseAsync;
    }

    private Task<IReadOnlyDictionary<string, long>> SettledAsync(LivingSchool school) => StoredRows.SettledWritesAsync(deployment.Service, school.Name);

    // Reads a status as a call's error is read.
    private static Metadata Trailers(RosterChangeOutcome outcome)
    {
        var trailers = new Metadata();
        trailers.SetRpcStatus(outcome.Error);
        return trailers;
    }
}
