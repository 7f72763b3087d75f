using Grpc.Core;
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
            await LivingSchool.RefusedAsync(() => school.CreateAsync(new Chat { Type = type, Title = "Ещё один" }), ErrorReason.ChatTypeNotCreatable);
        }

        var subject = await school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("15") });
        Assert.Equal("15 - Английский язык", subject.Title);
        Assert.Equal(("Английский язык", "5 А", true), (subject.Subject, subject.ClassTitle, subject.Deletable));
        await school.ShowsAsync("15 - Английский язык", "head* petr* ivan anna", "head* petr* ivan");

        await school.CreateAsync(new Chat { Type = ChatType.Other, Title = "Поход" }, "ivan", "papa");
        await school.ShowsAsync("Поход", "head* ivan papa", "head* ivan");
    }

    [Fact]
    public async Task B6_Create_WhenKilledAtOnce_IsThereOnceOnBothSides()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "petr", "ivan");
        await school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("15"), Title = "Английский с Петром" });
        await school.KillAndStartAsync();
        await school.ShowsAsync("Английский с Петром", "head* petr* ivan anna", "head* petr* ivan");
        Assert.Single(await school.ChatsThereAsync(), chat => chat.Title == "Английский с Петром");
    }

    [Fact]
    public async Task B9_SferumAdministrator_IsAlwaysIn()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "ivan");
        var chat = await school.CreateAsync(new Chat { Type = ChatType.Other, Title = "Кружок" }, "ivan");
        await school.ShowsAsync("Кружок", "head* ivan", "head* ivan");
        await LivingSchool.RefusedAsync(() => school.UpdateAsync(chat, remove: ["head"]), ErrorReason.AdministratorNotRemovable);

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
        var chat = await school.CreateAsync(new Chat { Type = ChatType.Other, Title = "Хор" });
        var error = await LivingSchool.RefusedAsync(() => school.UpdateAsync(chat, set: ["ivan", "lev"], accept: false), ErrorReason.UnlinkedMembers);
        Assert.Equal([school.Account("ivan"), school.Account("lev")], error.GetRpcStatus()!.GetDetail<Google.Rpc.PreconditionFailure>().Violations.Select(violation => violation.Subject).Order());
        await school.ShowsAsync("Хор", "head*", "head*");

        await school.UpdateAsync(chat, set: ["ivan", "lev"]);
        await school.ShowsAsync("Хор", "head* ivan lev", "head*");
        Assert.Equal(PendingReason.NotLinked, (await school.MemberAsync("Хор", "ivan")).PendingReason);
        await school.UpdateAsync(chat, title: "Хор мальчиков", accept: false);

        await school.KillAndStartAsync();
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
        await LivingSchool.RefusedAsync(() => school.UpdateAsync(chat, title: "Другое имя", etag: chat.Etag), ErrorReason.EtagMismatch);
        await school.ShowsAsync("Пятый А", "head* olga* petr* anna", "head* olga* petr*");
    }

    [Fact]
    public async Task B11_Edit_WhenRepeatedOrOnlyTried_ChangesNothing()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "olga", "petr");
        var chat = await school.ChatAsync("5 А");
        var request = new UpdateChatRequest
        {
            Chat = new Chat { Name = chat.Name, Title = "Пятый А" },
            SetMembers = { new ChatMemberInput { Account = school.Account("petr") } },
            RequestId = school.NextRequest(),
            ValidateOnly = true,
        };
        Assert.Equal("Пятый А", (await school.Clients.Chats.UpdateChatAsync(request)).Title);
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");

        request.ValidateOnly = false;
        var edited = await school.Clients.Chats.UpdateChatAsync(request);
        await school.UpdateAsync(chat, remove: ["petr"]);
        var again = await school.Clients.Chats.UpdateChatAsync(request);
        Assert.Equal((edited.Name, "Пятый А"), (again.Name, again.Title));
        await school.ShowsAsync("Пятый А", "head* olga* ivan anna", "head* olga*");

        request.Chat.Title = "Шестой А";
        await LivingSchool.RefusedAsync(() => school.Clients.Chats.UpdateChatAsync(request).ResponseAsync, ErrorReason.RequestIdReused);
        await school.ShowsAsync("Пятый А", "head* olga* ivan anna", "head* olga*");
    }

    [Fact]
    public async Task B12_Delete_ClosesSubjectAndOtherChatsOnBothSides()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "petr", "ivan");
        var chat = await school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("15") });
        await school.ShowsAsync("15 - Английский язык", "head* petr* ivan anna", "head* petr* ivan");

        await school.Clients.Chats.DeleteChatAsync(new DeleteChatRequest { Name = chat.Name, RequestId = school.NextRequest() });

        await LivingSchool.RefusedAsync(() => school.Clients.Chats.GetChatAsync(new GetChatRequest { Name = chat.Name }).ResponseAsync, ErrorReason.NotFound);
        await school.ShowsAsync("15 - Английский язык", LivingSchool.NoChat, LivingSchool.NoChat);
    }

    [Fact]
    public async Task B12_Delete_WhenKilledAtOnce_ClosesThereAfterTheRestart()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "ivan");
        var chat = await school.CreateAsync(new Chat { Type = ChatType.Other, Title = "Поход" }, "ivan");
        await school.ShowsAsync("Поход", "head* ivan", "head* ivan");

        await school.Clients.Chats.DeleteChatAsync(new DeleteChatRequest { Name = chat.Name, RequestId = school.NextRequest() });
        await school.KillAndStartAsync();
        await school.ShowsAsync("Поход", LivingSchool.NoChat, LivingSchool.NoChat);
    }
}
