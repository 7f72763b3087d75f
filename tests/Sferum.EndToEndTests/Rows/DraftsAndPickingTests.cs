using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>What the windows are filled with before anybody saves: drafts (B7) and picking lists (B8).</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class DraftsAndPickingTests(SharedDeployment deployment)
{
    [Fact]
    public async Task B7_Draft_IsFilledInFromTheGroup()
    {
        var school = await deployment.NewSchool().OpenAsync();
        var draft = await DraftAsync(school, "15");

        Assert.Equal("15 - Английский язык", draft.Chat.Title);
        Assert.Equal("anna head* ivan petr*", People(school, draft));
        Assert.Equal((4, 4), (draft.TotalSize, draft.UnlinkedCount));
        Assert.Equal([PersonKind.Staff, PersonKind.Student], draft.Chat.EditableKinds);
        await LivingSchool.RefusedAsync(
            () => school.Clients.Chats.DraftChatAsync(new DraftChatRequest { Parent = school.Name, Type = ChatType.Other, Group = school.Group("15") }).ResponseAsync,
            ErrorReason.GroupNotAllowed);
        await LivingSchool.RefusedAsync(
            () => school.Clients.Chats.DraftChatAsync(new DraftChatRequest { Parent = school.Name, Type = ChatType.Subject }).ResponseAsync,
            ErrorReason.GroupRequired);
        Assert.Equal(5, (await school.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = school.Name })).TotalSize);
        Assert.Equal(LivingSchool.NoChat, await school.ThereAsync("15 - Английский язык"));
    }

    [Fact]
    public async Task B7_Draft_HasTheGroupsOwnListOrElseAllStudentsOfItsClasses()
    {
        var school = deployment.NewSchool();
        school.Roster.Groups.Add(Group(school, "both", ["5a", "6b"], own: null));
        school.Roster.Groups.Add(Group(school, "few", ["5a", "6b"], own: ["lev"]));
        school.Roster.Groups.Add(Group(school, "none", ["5a"], own: []));
        await school.OpenAsync();

        Assert.Equal("anna head* ivan lev", People(school, await DraftAsync(school, "both")));
        Assert.Equal("head* lev", People(school, await DraftAsync(school, "few")));
        Assert.Equal("head*", People(school, await DraftAsync(school, "none")));

        // Saved as it was drafted, on both sides.
        await school.LinkAsync("head", "lev", "ivan");
        await school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("few") });
        await school.ShowsAsync("few - Химия", "head* lev", "head* lev");
    }

    [Fact]
    public async Task B8_PickingLists_AreByKindSearchablePagedAndMarked()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("ivan");
        await school.ApplyAsync(new RosterChange { PersonBlocked = new PersonBlocked { Account = school.Account("anna") } });

        Assert.Equal("cook head olga petr", await PickAsync(school, new() { Kind = PersonKind.Staff }));
        Assert.Equal("lena mama papa", await PickAsync(school, new() { Kind = PersonKind.Parent }));
        var students = await Eventually.ReadAsync(
            () => ListAsync(school, new() { Kind = PersonKind.Student }), page => page.People[1].LinkState == LinkState.Linked && page.People[0].Blocked, LivingSchool.Soon);
        Assert.Equal(["anna", "ivan", "lev"], students.People.Select(p => school.Person(p.Account)));
        Assert.Equal("anna", await PickAsync(school, new() { Query = "ЕЛК ann" }));
        Assert.Equal("anna", await PickAsync(school, new() { Blocked = true }));
        Assert.Equal("ivan", await PickAsync(school, new() { LinkState = LinkState.Linked }));
        Assert.Equal("cook petr", await PickAsync(school, new() { Kind = PersonKind.Staff, NotInChat = (await school.ChatAsync("5 А")).Name }));

        var first = await ListAsync(school, new() { Kind = PersonKind.Staff, PageSize = 3 });
        var rest = await ListAsync(school, new() { Kind = PersonKind.Staff, PageSize = 3, PageToken = first.NextPageToken });
        Assert.Equal((4, 3, 1, ""), (first.TotalSize, first.People.Count, rest.People.Count, rest.NextPageToken));
    }

    [Fact]
    public async Task B8_Kinds_AreThoseOfTheChatsType()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head");
        var subject = await school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("15") });
        var other = await school.CreateAsync(new Chat { Type = ChatType.Other, Title = "Все" });
        (string Title, string Refused, string Taken)[] cases =
        [
            ("Учительская", "lev", "cook"), ("Учительская", "papa", "cook"), ("5 А", "papa", "lev"), ("5 А Родители", "lev", "lena"), (subject.Title, "papa", "lev"),
        ];
        foreach (var (title, refused, taken) in cases)
        {
            var chat = await school.ChatAsync(title);
            await LivingSchool.RefusedAsync(() => school.UpdateAsync(chat, set: [refused]), ErrorReason.KindNotAllowed);
            await school.UpdateAsync(chat, set: [taken]);
        }

        await LivingSchool.RefusedAsync(() => school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("15") }, "papa"), ErrorReason.KindNotAllowed);
        await school.UpdateAsync(other, set: ["lev", "papa", "cook"]);
        await school.ShowsAsync("Все", "head* lev papa cook", "head*");
        await school.ShowsAsync("5 А Родители", "head* olga* mama papa lena", "head*");
    }

    private static RosterGroup Group(LivingSchool school, string id, string[] classes, string[]? own) => new()
    {
        Group = school.Group(id),
        Title = id,
        Subject = "Химия",
        SchoolClasses = { classes.Select(school.Class) },
        StudentList = own is null ? null : new StudentList { Students = { own.Select(school.Account) } },
    };

    private static Task<DraftChatResponse> DraftAsync(LivingSchool school, string group) =>
        school.Clients.Chats.DraftChatAsync(new DraftChatRequest { Parent = school.Name, Type = ChatType.Subject, Group = school.Group(group) }).ResponseAsync;

    private static string People(LivingSchool school, DraftChatResponse draft) => string.Join(' ', draft.Members
        .Select(member => school.Person(member.Account) + (member.Role == MemberRole.Administrator ? "*" : "")).Order(StringComparer.Ordinal));

    private static async Task<string> PickAsync(LivingSchool school, ListPeopleRequest request) =>
        string.Join(' ', (await ListAsync(school, request)).People.Select(person => school.Person(person.Account)));

    private static Task<ListPeopleResponse> ListAsync(LivingSchool school, ListPeopleRequest request)
    {
        request.Parent = school.Name;
        return school.Clients.Schools.ListPeopleAsync(request).ResponseAsync;
    }
}
