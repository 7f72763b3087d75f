using Grpc.Core;
using Sferum.Testing.Conferences;
using Sferum.Testing.Processes;
using Sferum.Testing.Samples;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Journeys;

/// <summary>
/// The main job, step by step: a roster goes in, default chats appear, two people link and turn up in their chats on the Sferum side, a conference starts and
/// ends by itself. Each step asserts what the guide promises, on both sides; between any two steps anything may happen to the service.
/// </summary>
public sealed class MainPath(SchoolYard yard)
{
    private const int Chats = 1 + (2 * 27);

    private readonly string _zone = Daytime.Zone(TimeProvider.System);
    private readonly ReplaceRosterRequest _roster = SampleRoster.Read(15);
    private Chat _class = new();
    private Conference _conference = new();
    private LocalSchedule? _schedule;

    public IReadOnlyList<(string Name, Func<Task> Do)> Steps =>
    [
        ("the roster goes in", ImportAsync),
        ("default chats are in the registry", ShowRegistryAsync),
        ("the Sferum administrator links", () => yard.LinkAsync(SchoolYard.Administrator, "Алёна Соловьёва", "link-administrator")),
        ("every chat is on the Sferum side", ShowChatsAsync),
        ("a teacher links", () => yard.LinkAsync(SchoolYard.Teacher, "Ольга Семёнова", "link-teacher")),
        ("the teacher is in every waiting chat", ShowTeacherAsync),
        ("a conference is planned", PlanAsync),
        ("it starts by itself", ShowActiveAsync),
        ("the link is for participants", JoinAsync),
        ("it ends by itself", ShowEndedAsync),
    ];

    /// <summary>What has to hold whatever happened on the way.</summary>
    public async Task SettleAsync()
    {
        LedgerCheck.NothingDoubled(await yard.Sandbox.Client.LedgerAsync());
        var world = await yard.Sandbox.Client.WorldAsync();
        Assert.Equal(Chats, world.LiveChats.Count());
        Assert.Empty(world.ActiveCalls);
        Assert.Single(world.Calls);
    }

    private async Task ImportAsync()
    {
        _roster.Facts.TimeZone = _zone;
        using var call = yard.Clients.Rosters.ImportRoster();
        foreach (var message in SampleRoster.Stream(_roster))
        {
            await call.RequestStream.WriteAsync(message);
        }

        await call.RequestStream.CompleteAsync();
        var import = await call.ResponseAsync;
        Assert.Contains(import.State, new[] { RosterImportState.Applying, RosterImportState.Applied });
        Assert.Equal(Chats, import.Summary.ChatsCreated);
    }

    // B1-B4, B9, B10: titles, members, administrators, pending marks.
    private async Task ShowRegistryAsync()
    {
        var page = await Eventually.ReadAsync(() => ListAsync(new ListChatsRequest { Parent = SchoolYard.School, PageSize = 500 }), p => p.TotalSize == Chats, SchoolYard.Soon);
        Assert.Equal(Chats, page.Chats.Count);
        Assert.Equal("Учительская", Assert.Single(page.Chats, c => c.Type == ChatType.Teachers).Title);
        Assert.Equal(27, page.Chats.Count(c => c.Type == ChatType.Class));
        Assert.All(page.Chats.Where(c => c.Type == ChatType.Parents), c => Assert.EndsWith(" Родители", c.Title, StringComparison.Ordinal));
        await ShowTeachersAsync(page.Chats.Single(c => c.Type == ChatType.Teachers));
        _class = Assert.Single(page.Chats, c => c.Title == "5 А");
        await ShowClassAsync();
    }

    private async Task ShowTeachersAsync(Chat chat)
    {
        var expected = _roster.Roster.Staff
            .Where(s => s.PositionType is PositionType.Administration or PositionType.TeachingStaff)
            .Select(s => s.Account).Append(SchoolYard.Administrator).Distinct().Order();
        var members = await MembersAsync(chat);
        Assert.Equal(expected, members.Select(m => m.Account).Order());
        Assert.All(members, m => Assert.Equal(MemberPlatformState.Pending, m.PlatformState));
    }

    private async Task ShowClassAsync()
    {
        var schoolClass = _roster.Roster.Classes.Single(c => c.Title == "5 А");
        var students = _roster.Roster.Students.Where(s => s.SchoolClass == schoolClass.SchoolClass).Select(s => s.Account);
        var members = await MembersAsync(_class);
        Assert.Equal(SchoolYard.Teacher, schoolClass.HomeroomTeacher);
        Assert.Equal(
            students.Append(SchoolYard.Teacher).Append(SchoolYard.Administrator).Order(),
            members.Select(m => m.Account).Order());
        Assert.Equal(
            [SchoolYard.Administrator, SchoolYard.Teacher],
            members.Where(m => m.Role == MemberRole.Administrator).Select(m => m.Account).Order());
        Assert.All(members, m => Assert.Equal(PendingReason.NotLinked, m.PendingReason));
        Assert.Equal(ChatPlatformState.Waiting, _class.PlatformState);
        Assert.Equal(PlatformTrouble.AdministratorNotLinked, _class.Trouble);
    }

    private async Task ShowChatsAsync()
    {
        var link = await Eventually.ReadAsync(() => LinkOfAsync(SchoolYard.Administrator), l => l.State == LinkState.Linked, SchoolYard.Soon);
        Assert.Equal([SchoolYard.School], link.AdministratorOf);
        var world = await yard.Sandbox.Client.WaitForAsync(
            w => w.LiveChats.Count() == Chats && w.LiveChats.All(c => c.Title is "Учительская" || c.Title.Length <= "11 Б Родители".Length), SchoolYard.Soon);
        Assert.All(world.LiveChats, c => Assert.Equal(SchoolYard.AdministratorUser, Assert.Single(c.Members).UserId));
        var page = await Eventually.ReadAsync(
            () => ListAsync(new ListChatsRequest { Parent = SchoolYard.School, PageSize = 500 }),
            p => p.Chats.All(c => c.PlatformState == ChatPlatformState.InStep && c.JoinedCount == 1), SchoolYard.Soon);
        Assert.Equal(Chats, page.TotalSize);
    }

    // A10: in every chat that waits, with the role of each; A7: what is available to the account.
    private async Task ShowTeacherAsync()
    {
        var link = await Eventually.ReadAsync(() => LinkOfAsync(SchoolYard.Teacher), l => l.State == LinkState.Linked, SchoolYard.Soon);
        var user = long.Parse(link.ProfileId, System.Globalization.CultureInfo.InvariantCulture);
        var available = await ListAsync(new ListChatsRequest { Parent = SchoolYard.School, PageSize = 500, ActingAccount = SchoolYard.Teacher });
        Assert.InRange(available.TotalSize, 3, 10);
        var world = await yard.Sandbox.Client.WaitForAsync(
            w => available.Chats.All(chat => w.LiveChats.Any(c => c.Title == chat.Title && c.Has(user))), SchoolYard.Soon, "the teacher is in every chat");
        Assert.Equal(available.TotalSize, world.LiveChats.Count(c => c.Has(user)));
        await yard.Sandbox.Client.WaitForAsync(w => w.Chat("5 А").Members.Single(m => m.UserId == user).Role == "admin", SchoolYard.Soon, "the teacher is an administrator of 5 А");
        await Eventually.ReadAsync(() => MembersAsync(_class), members => members.Single(m => m.Account == SchoolYard.Teacher).PlatformState == MemberPlatformState.Joined, SchoolYard.Soon);
    }

    private async Task PlanAsync()
    {
        _schedule = LocalSchedule.In(_zone, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(75));
        _conference = await yard.Clients.Conferences.CreateConferenceAsync(new CreateConferenceRequest
        {
            Parent = SchoolYard.School,
            RequestId = "conference",
            ActingAccount = SchoolYard.Teacher,
            Conference = new Conference
            {
                Title = "Классный час",
                Type = ConferenceType.VideoCall,
                Chat = _class.Name,
                Date = _schedule.Date,
                LocalStart = _schedule.StartTime,
                LocalEnd = _schedule.EndTime,
            },
        });
        Assert.Equal(ConferenceState.Scheduled, _conference.State);
        Assert.Equal(_schedule.Start, _conference.StartTime.ToDateTimeOffset());
        await RefusedAsync(SchoolYard.Teacher, ErrorReason.ConferenceNotStarted);
    }

    private async Task ShowActiveAsync()
    {
        var untilStart = _schedule!.Start - TimeProvider.System.GetUtcNow();
        var deadline = (untilStart > TimeSpan.Zero ? untilStart : TimeSpan.Zero) + SchoolYard.Soon;
        var active = await Eventually.ReadAsync(ConferenceAsync, c => c.State == ConferenceState.Active, deadline);
        Assert.True(active.ActualStartTime.ToDateTimeOffset() >= _schedule.Start, "never early");
        var call = Assert.Single((await yard.Sandbox.Client.WorldAsync()).ActiveCalls);
        Assert.Equal(SchoolYard.AdministratorUser, call.StarterId);
    }

    private async Task JoinAsync()
    {
        var call = Assert.Single((await yard.Sandbox.Client.WorldAsync()).ActiveCalls);
        foreach (var account in new[] { SchoolYard.Teacher, SchoolYard.Administrator })
        {
            var door = await yard.Clients.Conferences.JoinConferenceAsync(new JoinConferenceRequest { Name = _conference.Name, ActingAccount = account });
            Assert.Equal(call.JoinLink, door.JoinUri);
        }

        var student = (await MembersAsync(_class)).First(m => m.Kinds.Contains(PersonKind.Student)).Account;
        await RefusedAsync(student, ErrorReason.AccountNotLinked);
        var stranger = _roster.Roster.Students.First(s => s.SchoolClass != _class.SchoolClass).Account;
        await RefusedAsync(stranger, ErrorReason.NotAParticipant);
    }

    private async Task ShowEndedAsync()
    {
        var untilEnd = _schedule!.End - TimeProvider.System.GetUtcNow();
        var deadline = (untilEnd > TimeSpan.Zero ? untilEnd : TimeSpan.Zero) + SchoolYard.Soon;
        var ended = await Eventually.ReadAsync(ConferenceAsync, c => c.State == ConferenceState.Ended, deadline);
        Assert.True(ended.ActualEndTime.ToDateTimeOffset() >= _schedule.End, "never early");
        var call = Assert.Single((await yard.Sandbox.Client.WorldAsync()).Calls);
        Assert.NotNull(call.FinishedAt);
        await RefusedAsync(SchoolYard.Teacher, ErrorReason.ConferenceOver);
    }

    private async Task RefusedAsync(string account, ErrorReason reason)
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await yard.Clients.Conferences.JoinConferenceAsync(new JoinConferenceRequest { Name = _conference.Name, ActingAccount = account }));
        Assert.Equal(reason, error.Reason());
    }

    private Task<ListChatsResponse> ListAsync(ListChatsRequest request) => yard.Clients.Chats.ListChatsAsync(request).ResponseAsync;

    private Task<UserLink> LinkOfAsync(string account) => yard.Clients.Links.GetUserLinkAsync(new GetUserLinkRequest { Account = account }).ResponseAsync;

    private Task<Conference> ConferenceAsync() =>
        yard.Clients.Conferences.GetConferenceAsync(new GetConferenceRequest { Name = _conference.Name }).ResponseAsync;

    private async Task<IReadOnlyList<ChatMember>> MembersAsync(Chat chat)
    {
        var page = await yard.Clients.Chats.ListChatMembersAsync(new ListChatMembersRequest { Parent = chat.Name, PageSize = 500 });
        Assert.Equal(page.TotalSize, page.Members.Count);
        return page.Members;
    }
}
