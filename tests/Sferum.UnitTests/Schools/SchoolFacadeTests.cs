using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Sferum.Testing;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Schools;

/// <summary>Rosters, schools and people as a caller sees them, over real gRPC.</summary>
public sealed class SchoolFacadeTests : IAsyncLifetime
{
    private SferumUnderTest _sferum = null!;

    private RosterService.RosterServiceClient Rosters => new(_sferum.Channel);

    private SchoolService.SchoolServiceClient Schools => new(_sferum.Channel);

    public async Task InitializeAsync() => _sferum = await SferumUnderTest.StartAsync();

    public async Task DisposeAsync() => await _sferum.DisposeAsync();

    [Fact]
    public async Task School_WhenItsRosterWasReplaced_IsThereWithPeopleClassesAndGroups()
    {
        var import = await Rosters.ReplaceRosterAsync(Request("r1"));

        Assert.Equal(RosterImportState.Applied, import.State);
        Assert.Equal((4, 3), (import.Summary.PeopleAdded, import.Summary.ChatsCreated));
        Assert.Equal(import, await Rosters.GetRosterImportAsync(new() { Name = import.Name }));
        Assert.Equal(import, await Rosters.ReplaceRosterAsync(Request("r1")));

        var school = await Schools.GetSchoolAsync(new() { Name = "schools/7" });
        Assert.Equal((2, 1, 1, 1, 3), (school.StaffCount, school.StudentCount, school.ParentCount, school.ClassCount, school.ChatCount));
        Assert.Equal(PlatformTrouble.AdministratorNotLinked, school.Trouble);
        Assert.Equal(10, school.Settings.RemovalGuard.ClassPeople);

        var people = await Schools.ListPeopleAsync(new() { Parent = "schools/7", Query = "елк", PageSize = 1 });
        Assert.Equal((1, "Ёлкина Анна"), (people.TotalSize, people.People.Single().DisplayName));
        Assert.Equal(("5 А", LinkState.NotLinked), (people.People[0].ClassTitle, people.People[0].LinkState));
        Assert.Equal(["accounts/anna"], (await Schools.GetPersonAsync(new() { Name = "schools/7/people/mother" })).Children);
        Assert.Equal("schools/7/chats/class-5a", (await Schools.GetClassAsync(new() { Name = "schools/7/classes/5a" })).ClassChat);
        Assert.Equal(["5 А"], (await Schools.GetSubjectGroupAsync(new() { Name = "schools/7/groups/g1" })).ClassTitles);
    }

    [Fact]
    public async Task ListPeople_WhenPaged_GivesEverybodyOnce()
    {
        await Rosters.ReplaceRosterAsync(Request("r1"));
        var names = new List<string>();
        var request = new ListPeopleRequest { Parent = "schools/7", PageSize = 3 };
        do
        {
            var page = await Schools.ListPeopleAsync(request);
            names.AddRange(page.People.Select(p => p.DisplayName));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["Ёлкина Анна", "Жуков Иван", "Мать Ольга", "Яковлев Пётр"], names);
    }

    [Fact]
    public async Task ListClassesAndGroups_WhenSearched_GiveWhatFits()
    {
        await Rosters.ReplaceRosterAsync(Request("r1"));

        var classes = await Schools.ListClassesAsync(new() { Parent = "schools/7", Query = "5" });
        var groups = await Schools.ListSubjectGroupsAsync(new() { Parent = "schools/7", SchoolClass = "schools/7/classes/5a" });

        Assert.Equal((1, "schools/7/classes/5a", 1), (classes.TotalSize, classes.Classes.Single().Name, classes.Classes[0].StudentCount));
        Assert.Equal((1, "schools/7/groups/g1", ""), (groups.TotalSize, groups.Groups.Single().Name, groups.NextPageToken));
        Assert.Equal(["5 А"], groups.Groups[0].ClassTitles);
        Assert.Equal(0, (await Schools.ListClassesAsync(new() { Parent = "schools/7", Query = "6" })).TotalSize);
        Assert.Equal(0, (await Schools.ListSubjectGroupsAsync(new() { Parent = "schools/7", Teacher = "accounts/nobody" })).TotalSize);
        Assert.Equal("INVALID_NAME", await ReasonAsync(Schools.ListSubjectGroupsAsync(new() { Parent = "schools/7", Teacher = "nobody" })));
        Assert.Equal("TEXT_TOO_LONG", await ReasonAsync(Schools.ListClassesAsync(new() { Parent = "schools/7", Query = new string('а', 201) })));
        Assert.Equal("NOT_FOUND", await ReasonAsync(Schools.ListClassesAsync(new() { Parent = "schools/8" })));
    }

    [Fact]
    public async Task ListClasses_WhenPaged_GivesEachOnceInTheOrderOfGrades()
    {
        var school = new SmallSchool("9");
        await Rosters.ReplaceRosterAsync(school.Request("r1", r => r.Roster.Classes.Add(new RosterClass { SchoolClass = school.Class("10a"), Title = "10 А" })));
        var request = new ListClassesRequest { Parent = school.Name, PageSize = 2 };

        var first = await Schools.ListClassesAsync(request);
        request.PageToken = first.NextPageToken;
        var second = await Schools.ListClassesAsync(request);

        Assert.Equal(["5 А", "6 А", "10 А"], first.Classes.Concat(second.Classes).Select(c => c.Title));
        Assert.Equal((3, ""), (second.TotalSize, second.NextPageToken));
    }

    [Fact]
    public async Task UpdateSchool_WhenTheMaskNamesOneSetting_ChangesThatAlone()
    {
        await Rosters.ReplaceRosterAsync(Request("r1"));
        var update = new UpdateSchoolRequest
        {
            School = new() { Name = "schools/7", Title = "Не эта", Settings = new() { OverlapPolicy = OverlapPolicy.Refuse, EnforcePersonRights = true } },
            UpdateMask = new FieldMask { Paths = { "settings.overlap_policy" } },
            RequestId = "u1",
        };

        var school = await Schools.UpdateSchoolAsync(update);

        Assert.Equal(("Школа № 7", OverlapPolicy.Refuse, false), (school.Title, school.Settings.OverlapPolicy, school.Settings.EnforcePersonRights));
        Assert.Equal(school, await Schools.UpdateSchoolAsync(update));
        Assert.Equal("UPDATE_MASK_INVALID", await ReasonAsync(Schools.UpdateSchoolAsync(new() { School = update.School, UpdateMask = new() { Paths = { "chat_count" } }, RequestId = "u2" })));
        Assert.Equal("ETAG_MISMATCH", await ReasonAsync(Schools.UpdateSchoolAsync(new() { School = new() { Name = "schools/7", Title = "Иначе", Etag = "99" }, RequestId = "u3" })));
    }

    [Theory]
    [InlineData("name", "INVALID_NAME", "roster.students[0].school_class")]
    [InlineData("long", "TEXT_TOO_LONG", "roster.classes[0].title")]
    [InlineData("childless", "PARENT_WITHOUT_CHILD", "roster.parents[0].children")]
    [InlineData("stranger", "UNKNOWN_PERSON", "roster.parents[0].children[0]")]
    [InlineData("zone", "INVALID_TIME_ZONE", "facts.time_zone")]
    [InlineData("control", "TEXT_HAS_CONTROL_CHARACTERS", "roster.staff[1].position_title")]
    [InlineData("bidi", "TEXT_HAS_CONTROL_CHARACTERS", "roster.students[0].full_name.given_name")]
    [InlineData("blank", "FIELD_REQUIRED", "roster.groups[0].subject")]
    [InlineData("position", "UNKNOWN_ENUM_VALUE", "roster.staff[0].position_type")]
    [InlineData("approve", "FIELD_NOT_ALLOWED", "approve_removals")]
    [InlineData("digest", "TEXT_TOO_LONG", "plan_digest")]
    public async Task ReplaceRoster_WhenSomethingIsWrong_NamesReasonAndField(string how, string reason, string field)
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Rosters.ReplaceRosterAsync(Break(Request("r1"), how)));

        Assert.Equal(reason, Reason(error));
        Assert.Equal(field, error.GetRpcStatus()!.GetDetail<BadRequest>()?.FieldViolations[0].Field ?? field);
        Assert.Equal("NOT_FOUND", await ReasonAsync(Schools.GetSchoolAsync(new() { Name = "schools/7" })));
    }

    [Fact]
    public async Task ReplaceRoster_WhenTextsHaveBlanksAtTheirEnds_LeavesThemOut()
    {
        var request = Request("r1");
        request.Roster.Classes[0].Title = " 5 А ";
        request.Roster.Students[0].FullName = new() { FamilyName = " Ёлкина", GivenName = "Анна ", Patronymic = " " };
        request.Facts.Title = new string('ш', 200) + " ";

        await Rosters.ReplaceRosterAsync(request);

        Assert.Equal("5 А", (await Schools.GetClassAsync(new() { Name = "schools/7/classes/5a" })).Title);
        Assert.Equal("Ёлкина Анна", (await Schools.GetPersonAsync(new() { Name = "schools/7/people/anna" })).DisplayName);
        Assert.Equal(200, (await Schools.GetSchoolAsync(new() { Name = "schools/7" })).Title.Length);
    }

    [Fact]
    public async Task ImportRoster_WhenSomethingIsWrong_CountsOverTheWholeStream()
    {
        var request = Request("r1");
        using var call = Rosters.ImportRoster();
        await call.RequestStream.WriteAsync(new() { Header = new() { School = request.School, RequestId = "r1", Facts = request.Facts } });
        await call.RequestStream.WriteAsync(new() { Roster = request.Roster });
        await call.RequestStream.WriteAsync(new() { Roster = new() { Students = { new RosterStudent { Account = "accounts/new", FullName = Name("Новая", "Яна"), SchoolClass = "schools/7/classes/9z" } } } });
        await call.RequestStream.WriteAsync(new() { End = new() { StaffCount = 2, ClassCount = 1, StudentCount = 2, ParentCount = 1, GroupCount = 1 } });
        await call.RequestStream.CompleteAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal(("UNKNOWN_CLASS", "students[1].school_class"), (Reason(error), error.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations[0].Field));
    }

    [Fact]
    public async Task ImportRoster_WhenTheStreamBreaks_ChangesNothing()
    {
        using (var call = Rosters.ImportRoster())
        {
            var request = Request("r1");
            await call.RequestStream.WriteAsync(new() { Header = new() { School = request.School, RequestId = "r1", Facts = request.Facts } });
            await call.RequestStream.WriteAsync(new() { Roster = request.Roster });
        }

        Assert.Equal("NOT_FOUND", await ReasonAsync(Schools.GetSchoolAsync(new() { Name = "schools/7" })));
    }

    // 100,000 rows: refused as soon as the first list is too long, whatever would still come.
    [Fact]
    public async Task ImportRoster_WhenFarTooManyRowsCome_RefusesEarlyAndChangesNothing()
    {
        var request = Request("r1");
        using var call = Rosters.ImportRoster();
        await call.RequestStream.WriteAsync(new() { Header = new() { School = request.School, RequestId = "r1", Facts = request.Facts } });
        var sent = 0;
        try
        {
            for (; sent < 100; sent++)
            {
                await call.RequestStream.WriteAsync(new() { Roster = Thousand(sent) });
            }
        }
        catch (Exception error) when (error is RpcException or InvalidOperationException)
        {
        }

        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal(("TOO_MANY_ITEMS", "students"), (Reason(refused), refused.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations[0].Field));
        Assert.Equal("NOT_FOUND", await ReasonAsync(Schools.GetSchoolAsync(new() { Name = "schools/7" })));
    }

    private static RosterSnapshot Thousand(int part) => new()
    {
        Students =
        {
            Enumerable.Range(part * 1_000, 1_000).Select(i => new RosterStudent { Account = $"accounts/s{i}", FullName = Name("Ёлкина", "Анна"), SchoolClass = "schools/7/classes/5a" }),
        },
    };

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => Reason(await Assert.ThrowsAsync<RpcException>(async () => await call));

    private static string Reason(RpcException error) => error.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason;

    private static ReplaceRosterRequest Break(ReplaceRosterRequest request, string how)
    {
        Action change = how switch
        {
            "name" => () => request.Roster.Students[0].SchoolClass = "classes/5a",
            "long" => () => request.Roster.Classes[0].Title = new string('5', 33),
            "childless" => request.Roster.Parents[0].Children.Clear,
            "stranger" => () => request.Roster.Parents[0].Children[0] = "accounts/nobody",
            "zone" => () => request.Facts.TimeZone = "Mars/Olympus",
            "control" => () => request.Roster.Staff[1].PositionTitle = "учитель\tхимии",
            "bidi" => () => request.Roster.Students[0].FullName.GivenName = "Ан\u202Eна",
            "blank" => () => request.Roster.Groups[0].Subject = "  ",
            "position" => () => request.Roster.Staff[0].PositionType = (PositionType)99,
            "approve" => () => request.ApproveRemovals = true,
            _ => () => request.PlanDigest = new string('0', 65),
        };
        change();
        return request;
    }

    private static ReplaceRosterRequest Request(string id) => new()
    {
        School = "schools/7",
        RequestId = id,
        Facts = new() { Title = "Школа № 7", TimeZone = "Europe/Samara", SferumAdministrator = "accounts/head" },
        Roster = new()
        {
            Staff =
            {
                new RosterStaff { Account = "accounts/head", FullName = Name("Жуков", "Иван"), PositionType = PositionType.Administration },
                new RosterStaff { Account = "accounts/teacher", FullName = Name("Яковлев", "Пётр"), PositionType = PositionType.TeachingStaff },
            },
            Classes = { new RosterClass { SchoolClass = "schools/7/classes/5a", Title = "5 А", HomeroomTeacher = "accounts/teacher" } },
            Students = { new RosterStudent { Account = "accounts/anna", FullName = Name("Ёлкина", "Анна"), SchoolClass = "schools/7/classes/5a" } },
            Parents = { new RosterParent { Account = "accounts/mother", FullName = Name("Мать", "Ольга"), Children = { "accounts/anna" } } },
            Groups = { new RosterGroup { Group = "schools/7/groups/g1", Title = "1", Subject = "Алгебра", SchoolClasses = { "schools/7/classes/5a" } } },
        },
    };

    private static PersonName Name(string family, string given) => new() { FamilyName = family, GivenName = given };
}
