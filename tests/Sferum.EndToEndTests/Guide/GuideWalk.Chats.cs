using Grpc.Core;
using Sferum.EndToEndTests.Rows;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Guide;

/// <summary>«The registry, tab «Чаты»».</summary>
internal sealed partial class GuideWalk
{
    private IReadOnlyList<GuideStep> ChatSteps =>
    [
        new("Figure 23, shortcut «Сферум»", ShortcutAsync),
        new("Figure 24, the list (B1)", ListChatsAsync),
        new("Buttons of figure 24", ButtonsAsync),
        new("Figure 25, «Добавить»: name, type (B6)", DraftAsync),
        new("Field «Предмет/Группа (Класс)» (B7)", FieldGroupAsync),
        new("Tabs «Сотрудники», «Ученики», «Родители» of figure 25", DraftTabsAsync),
        new("Windows «Сотрудники», «Ученики», «Родители» with check marks", PickAsync),
        new("«Сохранить» of figure 25", SaveChatAsync),
        new("Figure 26, the warning (B10)", WarningAsync),
        new("«Изменить» (B11)", EditChatAsync),
        new("A member's grounds", GroundsAsync),
        new("«Удалить» with confirmation (B12)", DeleteChatAsync),
        new("«В автоматическом режиме» (B13-B15)", AutomaticAsync),
    ];

    private async Task ShortcutAsync() => Assert.Equal(LinkState.Linked, (await LinkOfAsync("olga")).State);

    private async Task ListChatsAsync()
    {
        var first = await ChatsAsync(request => (request.PageSize, request.OrderBy) = (2, "title desc"));
        Assert.Equal((2, 6), (first.Chats.Count, first.TotalSize));
        Assert.Equal(first.TotalSize, (await ChatsAsync(request => (request.Skip, request.PageSize) = (4, 10))).Chats.Count + 4);
        Assert.DoesNotContain((await ChatsAsync(request => (request.PageToken, request.PageSize, request.OrderBy) = (first.NextPageToken, 2, "title desc"))).Chats, chat => first.Chats.Any(seen => seen.Name == chat.Name));
        await RefusedAsync(() => ChatsAsync(request => request.PageToken = "nonsense"), ErrorReason.PageTokenInvalid);
        await RefusedAsync(() => ChatsAsync(request => request.ActingAccount = school.Account("lev")), ErrorReason.AccountNotLinked);

        // Name, type, class, subject, count, administrator; by each of the filters.
        var found = Assert.Single((await ChatsAsync(request => (request.Query, request.Subject, request.SchoolClass) = ("англ", "Английский язык", school.Class("5a")))).Chats);
        Assert.Equal(("15 - Английский язык", ChatType.Subject, "5 А", "Английский язык", 4), (found.Title, found.Type, found.ClassTitle, found.Subject, found.MemberCount));
        Assert.Contains(school.Account("petr"), found.Administrators.Select(administrator => administrator.Account));
        Assert.Equal(["Учительская"], (await ChatsAsync(request => request.Types_.Add(ChatType.Teachers))).Chats.Select(chat => chat.Title));
    }

    private async Task ButtonsAsync()
    {
        var chats = (await ChatsAsync()).Chats;
        Assert.All(chats, chat => Assert.Equal(chat.Type is ChatType.Subject or ChatType.Other, chat.Deletable));
    }

    private async Task DraftAsync()
    {
        var draft = await DraftAsync(ChatType.Other);
        Assert.Equal([PersonKind.Staff, PersonKind.Student, PersonKind.Parent], draft.Chat.EditableKinds);
        Assert.Equal(school.Account("head"), Assert.Single(draft.Members).Account);
        await RefusedAsync(() => DraftAsync(ChatType.Teachers), ErrorReason.ChatTypeNotCreatable);
    }

    private async Task FieldGroupAsync()
    {
        await school.ApplyAsync(
            new RosterChange { GroupSaved = new() { Group = Group("16", "Музыка", "6b") } },
            new RosterChange { GroupSaved = new() { Group = Group("over", "Труд", "6b") } });
        await school.ApplyAsync(new RosterChange { GroupClosed = new() { Group = school.Group("over") } });
        var groups = await _calls.Schools.ListSubjectGroupsAsync(new() { Parent = school.Name, Query = "муз", SchoolClass = school.Class("6b") });
        Assert.Equal([school.Group("16")], groups.Groups.Select(group => group.Name));
        var draft = await DraftAsync(ChatType.Subject, "15");
        Assert.Equal("15 - Английский язык", draft.Chat.Title);
        Assert.Contains(draft.Members, member => member.Account == school.Account("petr") && member.Role == MemberRole.Administrator);
        await RefusedAsync(() => DraftAsync(ChatType.Subject), ErrorReason.GroupRequired);
        await RefusedAsync(() => DraftAsync(ChatType.Other, "15"), ErrorReason.GroupNotAllowed);
        await RefusedAsync(() => DraftAsync(ChatType.Subject, "over"), ErrorReason.GroupClosed);
    }

    private async Task DraftTabsAsync()
    {
        var draft = await DraftAsync(ChatType.Subject, "15");
        Assert.Equal([PersonKind.Staff, PersonKind.Student], draft.Chat.EditableKinds);
        Assert.Equal(["anna", "ivan"], draft.Members.Where(member => member.Kinds.Contains(PersonKind.Student)).Select(member => school.Person(member.Account)).Order());
    }

    private async Task PickAsync()
    {
        await school.ApplyAsync(new RosterChange { PersonBlocked = new() { Account = school.Account("lena") } });
        var parents = await UntilAsync(
            () => PeopleAsync(request => (request.Kind, request.Query) = (PersonKind.Parent, "ёлк")), page => page.People.Any(person => person.Blocked), "Lena is blocked");
        Assert.Equal([("lena", true), ("mama", false), ("papa", false)], parents.People.Select(person => (school.Person(person.Account), person.Blocked)));
        Assert.Equal(LinkState.Linked, parents.People[1].LinkState);
        Assert.Equal(["anna", "ivan"], (await PeopleAsync(request => request.SchoolClasses.Add(school.Class("5a")))).People.Where(person => person.Kinds.Contains(PersonKind.Student)).Select(person => school.Person(person.Account)));
        var chat = await ChatName("5 А");
        var rest = await PeopleAsync(request => (request.Kind, request.NotInChat) = (PersonKind.Staff, chat));
        Assert.DoesNotContain(school.Account("olga"), rest.People.Select(person => person.Account));
        await school.ApplyAsync(new RosterChange { PersonUnblocked = new() { Account = school.Account("lena") } });
    }

    private async Task SaveChatAsync()
    {
        await RefusedAsync(() => CreateAsync(NewChat("Поход"), set: ["ivan", "lev"]), ErrorReason.UnlinkedMembers);
        await RefusedAsync(() => CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("15") }, set: ["mama"]), ErrorReason.KindNotAllowed);
        await RefusedAsync(() => CreateAsync(NewChat("Поход"), set: ["nobody"]), ErrorReason.MemberNotInSchool);
        await RefusedAsync(() => CreateAsync(NewChat("Поход"), remove: ["head"]), ErrorReason.AdministratorNotRemovable);
        var request = school.NextRequest();
        var made = await CreateAsync(NewChat("Совет"), set: ["ivan"], request: request);
        Assert.Equal(made.Name, (await CreateAsync(NewChat("Совет"), set: ["ivan"], request: request)).Name);
        await RefusedAsync(() => CreateAsync(NewChat("Совет"), set: ["mama"], request: request), ErrorReason.RequestIdReused);
        await school.ShowsAsync("Совет", "head* ivan", "head* ivan");
    }

    private async Task WarningAsync()
    {
        var error = await LivingSchool.RefusedAsync(() => CreateAsync(NewChat("Поход"), set: ["ivan", "lev"]), ErrorReason.UnlinkedMembers);
        var status = error.GetRpcStatus()!;
        Assert.Equal([school.Account("lev")], status.GetDetail<Google.Rpc.PreconditionFailure>().Violations.Select(violation => violation.Subject));
        Assert.Equal("1", status.GetDetail<Google.Rpc.ErrorInfo>().Metadata["count"]);
        await CreateAsync(NewChat("Поход"), set: ["ivan", "lev"], accept: true);
        await school.ShowsAsync("Поход", "head* ivan lev", "head* ivan");
    }

    private async Task EditChatAsync()
    {
        var chat = await _calls.Chats.GetChatAsync(new() { Name = await ChatName("Поход") });
        Assert.Equal(3, chat.EditableKinds.Count);
        var tab = await _calls.Chats.ListChatMembersAsync(new() { Parent = chat.Name, Kind = PersonKind.Student });
        var lev = Assert.Single(tab.Members, member => member.Account == school.Account("lev"));
        Assert.Equal((false, LinkState.NotLinked, MemberPlatformState.Pending, PendingReason.NotLinked), (lev.Blocked, lev.LinkState, lev.PlatformState, lev.PendingReason));

        await RefusedAsync(() => UpdateAsync(chat, set: ["anna"]), ErrorReason.UnlinkedMembers);
        await UpdateAsync(chat, title: "Поход в горы", set: ["mama"], remove: ["ivan"]);
        await school.ShowsAsync("Поход в горы", "head* mama lev", "head* mama");
        await RefusedAsync(() => UpdateAsync(chat, title: "Иначе"), ErrorReason.EtagMismatch);
        await RefusedAsync(() => UpdateAsync(new Chat { Name = chat.Name }, remove: ["anna"]), ErrorReason.NotAMember);

        // A closed class's chat is read-only.
        await school.ApplyAsync(new RosterChange { ClassCreated = new() { SchoolClass = school.SchoolClass("9v", "9 В") } });
        await school.ApplyAsync(new RosterChange { ClassClosed = new() { SchoolClass = school.Class("9v") } });
        var closed = await UntilAsync(() => ChatsAsync(request => request.Query = "9 В"), page => page.Chats is [{ State: ChatState.Closed }, ..], "«9 В» is closed");
        await RefusedAsync(() => UpdateAsync(new Chat { Name = closed.Chats[0].Name }, title: "Иначе"), ErrorReason.ChatClosed);
    }

    private async Task GroundsAsync()
    {
        var chat = await ChatName("5 А");
        await UpdateAsync(new Chat { Name = chat }, set: ["lev"], remove: ["ivan", "anna"], accept: true);
        var why = await _calls.Chats.ExplainMembershipAsync(new() { Chat = chat, Account = school.Account("lev") });
        Assert.Equal((true, MembershipGroundKind.AddedByHand), (why.IsMember, Assert.Single(why.Member.Grounds).Kind));
        Assert.NotEmpty(why.Explanation);
        var shown = await _calls.Chats.ListChatMembersAsync(new() { Parent = chat, ShowRemoved = true });
        Assert.Equal(["anna", "ivan"], shown.Members.Where(member => member.RemovedByHand).Select(member => school.Person(member.Account)).Order());

        var request = new ResetChatToRosterRequest { Name = chat, Accounts = { school.Account("anna"), school.Account("ivan"), school.Account("lev") }, RequestId = school.NextRequest() };
        await RefusedAsync(() => _calls.Chats.ResetChatToRosterAsync(request).ResponseAsync, ErrorReason.UnlinkedMembers);
        await _calls.Chats.ResetChatToRosterAsync(new(request) { AcceptUnlinked = true, RequestId = school.NextRequest() });
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga* ivan");
    }

    private async Task DeleteChatAsync()
    {
        await RefusedAsync(() => DeleteAsync("Учительская"), ErrorReason.DefaultChatNotDeletable);
        await Conferences.PlanAsync("Поход в горы", LivingConferences.Later(minutes: 90));
        Assert.Equal(1, (await DeleteAsync("Поход в горы", validateOnly: true)).CancelledConferenceCount);
        var active = await Conferences.PlanAsync("Поход в горы", LivingConferences.Soon(minutes: 10));
        await Conferences.UntilAsync(active, ConferenceState.Active);
        await RefusedAsync(() => DeleteAsync("Поход в горы"), ErrorReason.ChatHasActiveConference);
        await Conferences.EndAsync(active);
        await DeleteAsync("Поход в горы");
        await school.ShowsAsync("Поход в горы", LivingSchool.NoChat, LivingSchool.NoChat);
    }

    private async Task AutomaticAsync()
    {
        await _calls.Rosters.ApplyRosterChangesAsync(new()
        {
            School = school.Name,
            RequestId = school.NextRequest(),
            Changes = { new RosterChange { Id = "move", StudentTransferred = new() { Account = school.Account("ivan"), ToClass = school.Class("6b") } } },
        });
        await school.ShowsAsync("6 Б", "head* ivan lev nina", "head* ivan");
        await school.ShowsAsync("5 А", "head* olga* anna", "head* olga*");

        // The next roster as a whole says otherwise; what came by events meanwhile is in it.
        school.Roster.Groups.Add(Group("16", "Музыка", "6b"));
        await StreamAsync();
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga* ivan");
        await school.ShowsAsync("6 Б", "head* lev nina", "head*");
    }

    private static Chat NewChat(string title) => new() { Type = ChatType.Other, Title = title };

    private RosterGroup Group(string id, string subject, params string[] classes) =>
        new() { Group = school.Group(id), Title = id, Subject = subject, SchoolClasses = { classes.Select(school.Class) } };

    private async Task<string> ChatName(string title) => (await school.ChatAsync(title)).Name;

    private Task<DraftChatResponse> DraftAsync(ChatType type, string group = "") =>
        _calls.Chats.DraftChatAsync(new() { Parent = school.Name, Type = type, Group = group.Length == 0 ? "" : school.Group(group) }).ResponseAsync;

    private Task<ListPeopleResponse> PeopleAsync(Action<ListPeopleRequest> more)
    {
        var request = new ListPeopleRequest { Parent = school.Name };
        more(request);
        return _calls.Schools.ListPeopleAsync(request).ResponseAsync;
    }

    private Task<Chat> CreateAsync(Chat chat, string[]? set = null, string[]? remove = null, bool accept = false, string request = "") => _calls.Chats.CreateChatAsync(new()
    {
        Parent = school.Name,
        Chat = chat,
        SetMembers = { (set ?? []).Select(person => new ChatMemberInput { Account = school.Account(person) }) },
        RemoveMembers = { (remove ?? []).Select(school.Account) },
        AcceptUnlinked = accept,
        RequestId = request.Length == 0 ? school.NextRequest() : request,
    }).ResponseAsync;

    private Task<Chat> UpdateAsync(Chat chat, string title = "", string[]? set = null, string[]? remove = null, bool accept = false) => _calls.Chats.UpdateChatAsync(new()
    {
        Chat = new() { Name = chat.Name, Title = title, Etag = chat.Etag },
        SetMembers = { (set ?? []).Select(person => new ChatMemberInput { Account = school.Account(person) }) },
        RemoveMembers = { (remove ?? []).Select(school.Account) },
        AcceptUnlinked = accept,
        RequestId = school.NextRequest(),
    }).ResponseAsync;

    private async Task<DeleteChatResponse> DeleteAsync(string title, bool validateOnly = false) =>
        await _calls.Chats.DeleteChatAsync(new() { Name = await ChatName(title), RequestId = school.NextRequest(), ValidateOnly = validateOnly });
}
