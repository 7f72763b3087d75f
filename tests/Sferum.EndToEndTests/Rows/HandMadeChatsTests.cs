using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>Chats by hand: the windows «Добавить», «Изменить», «Удалить» (B6-B12).</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class HandMadeChatsTests(SharedDeployment deployment)
{
    [Fact]
    public async Task B6_Create_MakesSubjectAndOtherChatsOnly()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "petr", "ivan");
        foreach (var type in new[] { ChatType.Teachers, ChatType.Class, ChatType.Parents })
        {
            await LivingSchool.RefusedAsync(() => CreateAsync(school, new Chat { Type = type, Title = "Ещё один" }), ErrorReason.ChatTypeNotCreatable);
        }

        var subject = await CreateAsync(school, new Chat { Type = ChatType.Subject, Group = school.Group("15") });
        Assert.Equal("15 - Английский язык", subject.Title);
        Assert.Equal(("Английский язык", "5 А", true), (subject.Subject, subject.ClassTitle, subject.Deletable));
        await school.ShowsAsync("15 - Английский язык", "head* petr* ivan anna", "head* petr* ivan");

        await CreateAsync(school, new Chat { Type = ChatType.Other, Title = "Поход" }, set: ["ivan", "papa"]);
        await school.ShowsAsync("Поход", "head* ivan papa", "head* ivan");
    }

    [Fact]
    public async Task B7_Draft_IsFilledInFromTheGroup()
    {
        var school = await deployment.NewSchool().OpenAsync();
        var draft = await school.Clients.Chats.DraftChatAsync(new DraftChatRequest { Parent = school.Name, Type = ChatType.Subject, Group = school.Group("15") });

        Assert.Equal("15 - Английский язык", draft.Chat.Title);
        Assert.Equal(["anna", "head*", "ivan", "petr*"], draft.Members.Select(member => school.Person(member.Account) + (member.Role == MemberRole.Administrator ? "*" : "")).Order());
        Assert.Equal((4, 4), (draft.TotalSize, draft.UnlinkedCount));
        await LivingSchool.RefusedAsync(
            () => school.Clients.Chats.DraftChatAsync(new DraftChatRequest { Parent = school.Name, Type = ChatType.Other, Group = school.Group("15") }).ResponseAsync,
            ErrorReason.GroupNotAllowed);
        await LivingSchool.RefusedAsync(
            () => school.Clients.Chats.DraftChatAsync(new DraftChatRequest { Parent = school.Name, Type = ChatType.Subject }).ResponseAsync,
            ErrorReason.GroupRequired);
        Assert.Equal(5, (await school.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = school.Name })).TotalSize);
    }

    [Fact]
    public async Task B8_PickingLists_AreByKindSearchableAndMarked()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("ivan");
        await school.ApplyAsync(new RosterChange { PersonBlocked = new PersonBlocked { Account = school.Account("anna") } });

        async Task<IReadOnlyList<Person>> PickAsync(ListPeopleRequest request)
        {
            request.Parent = school.Name;
            return (await school.Clients.Schools.ListPeopleAsync(request)).People;
        }

        Assert.Equal(["cook", "head", "olga", "petr"], (await PickAsync(new() { Kind = PersonKind.Staff })).Select(p => school.Person(p.Account)));
        Assert.Equal(["lena", "mama", "papa"], (await PickAsync(new() { Kind = PersonKind.Parent })).Select(p => school.Person(p.Account)));
        var students = await Eventually.ReadAsync(
            () => PickAsync(new() { Kind = PersonKind.Student }), people => people[1].LinkState == LinkState.Linked && people[0].Blocked, LivingSchool.Soon);
        Assert.Equal(["anna", "ivan", "lev"], students.Select(p => school.Person(p.Account)));
        Assert.Equal(["anna"], (await PickAsync(new() { Query = "ЕЛК ann" })).Select(p => school.Person(p.Account)));
        Assert.Equal(["ivan"], (await PickAsync(new() { LinkState = LinkState.Linked })).Select(p => school.Person(p.Account)));
        Assert.Equal(["cook", "petr"], (await PickAsync(new() { Kind = PersonKind.Staff, NotInChat = (await school.ChatAsync("5 А")).Name })).Select(p => school.Person(p.Account)));

        var parents = await school.ChatAsync("5 А Родители");
        await LivingSchool.RefusedAsync(() => UpdateAsync(school, parents, set: ["lev"]), ErrorReason.KindNotAllowed);
        await LivingSchool.RefusedAsync(() => CreateAsync(school, new Chat { Type = ChatType.Subject, Group = school.Group("15") }, set: ["papa"]), ErrorReason.KindNotAllowed);
        await school.ShowsAsync("5 А Родители", "head* olga* mama papa", there: null);
    }

    [Fact]
    public async Task B9_SferumAdministrator_IsAlwaysIn()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "ivan");
        var chat = await CreateAsync(school, new Chat { Type = ChatType.Other, Title = "Кружок" }, set: ["ivan"]);
        await school.ShowsAsync("Кружок", "head* ivan", "head* ivan");
        await LivingSchool.RefusedAsync(() => UpdateAsync(school, chat, remove: ["head"]), ErrorReason.AdministratorNotRemovable);

        // Another one: every chat is handed over, on both sides.
        await school.ApplyAsync(new RosterChange { SferumAdministratorChanged = new SferumAdministratorChanged { Account = school.Account("olga") } });
        await school.LinkAsync("olga");
        await school.ShowsAsync("Кружок", "olga* ivan", "olga* ivan");
        await school.ShowsAsync("Учительская", "head olga* petr", there: null);
        await Eventually.ReadAsync(() => school.ThereAsync("Учительская"), there => there.Contains("olga*", StringComparison.Ordinal), LivingSchool.Soon);
    }

    [Fact]
    public async Task B10_UnlinkedMembers_AreWarnedOfOnceAndAwaited()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head");
        var chat = await CreateAsync(school, new Chat { Type = ChatType.Other, Title = "Хор" }, set: []);
        var error = await LivingSchool.RefusedAsync(() => UpdateAsync(school, chat, set: ["ivan", "lev"], accept: false), ErrorReason.UnlinkedMembers);
        Assert.Contains(school.Account("ivan"), $"{Grpc.Core.RpcExceptionExtensions.GetRpcStatus(error)}", StringComparison.Ordinal);
        await school.ShowsAsync("Хор", "head*", "head*");

        await UpdateAsync(school, chat, set: ["ivan", "lev"]);
        await school.ShowsAsync("Хор", "head* ivan lev", "head*");
        Assert.Equal(PendingReason.NotLinked, (await school.MemberAsync("Хор", "ivan")).PendingReason);
        await UpdateAsync(school, chat, title: "Хор мальчиков", accept: false);

        await school.LinkAsync("ivan");
        await school.ShowsAsync("Хор мальчиков", "head* ivan lev", "head* ivan");
    }

    [Fact]
    public async Task B11_Edit_ChangesNameMembersAndAdministratorsOfEveryType()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "olga", "petr", "ivan");
        var chat = await school.ChatAsync("5 А");
        var edited = await school.Clients.Chats.UpdateChatAsync(new UpdateChatRequest
        {
            Chat = new Chat { Name = chat.Name, Title = "Пятый А", Etag = chat.Etag },
            SetMembers = { new ChatMemberInput { Account = school.Account("petr"), Role = MemberRole.Administrator } },
            RemoveMembers = { school.Account("ivan") },
            RequestId = school.NextRequest(),
        });
        Assert.Equal(("Пятый А", true), (edited.Title, edited.TitledByHand));
        await school.ShowsAsync("Пятый А", "head* olga* petr* anna", "head* olga* petr*");
        await LivingSchool.RefusedAsync(() => UpdateAsync(school, chat, title: "Другое имя", etag: chat.Etag), ErrorReason.EtagMismatch);
        await school.ShowsAsync("Пятый А", "head* olga* petr* anna", "head* olga* petr*");
    }

    [Fact]
    public async Task B12_Delete_ClosesSubjectAndOtherChatsOnBothSides()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "petr", "ivan");
        var chat = await CreateAsync(school, new Chat { Type = ChatType.Subject, Group = school.Group("15") });
        await school.ShowsAsync("15 - Английский язык", "head* petr* ivan anna", "head* petr* ivan");

        await school.Clients.Chats.DeleteChatAsync(new DeleteChatRequest { Name = chat.Name, RequestId = school.NextRequest() });

        await LivingSchool.RefusedAsync(() => school.Clients.Chats.GetChatAsync(new GetChatRequest { Name = chat.Name }).ResponseAsync, ErrorReason.NotFound);
        await school.ShowsAsync("15 - Английский язык", "no such chat", "no such chat");
    }

    private static Task<Chat> CreateAsync(LivingSchool school, Chat chat, params string[] set) => school.Clients.Chats.CreateChatAsync(new CreateChatRequest
    {
        Parent = school.Name,
        Chat = chat,
        SetMembers = { set.Select(person => new ChatMemberInput { Account = school.Account(person) }) },
        AcceptUnlinked = true,
        RequestId = school.NextRequest(),
    }).ResponseAsync;

    private static Task<Chat> UpdateAsync(
        LivingSchool school, Chat chat, string[]? set = null, string[]? remove = null, string title = "", string etag = "", bool accept = true) =>
        school.Clients.Chats.UpdateChatAsync(new UpdateChatRequest
        {
            Chat = new Chat { Name = chat.Name, Title = title, Etag = etag },
            SetMembers = { (set ?? []).Select(person => new ChatMemberInput { Account = school.Account(person) }) },
            RemoveMembers = { (remove ?? []).Select(school.Account) },
            AcceptUnlinked = accept,
            RequestId = school.NextRequest(),
        }).ResponseAsync;
}
