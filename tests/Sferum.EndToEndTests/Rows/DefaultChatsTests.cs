using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>The chats that a school has by itself, and the list of all (B1-B5).</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class DefaultChatsTests(SharedDeployment deployment)
{
    [Fact]
    public async Task B1_List_ShowsColumnsTotalPagesFiltersAndOrder()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "olga");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");
        var page = await school.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = school.Name, PageSize = 4 });
        Assert.Equal(5, page.TotalSize);
        Assert.Equal(["Учительская", "5 А", "6 Б", "5 А Родители"], page.Chats.Select(chat => chat.Title));
        var rest = await school.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = school.Name, PageSize = 4, PageToken = page.NextPageToken });
        Assert.Equal(["6 Б Родители"], rest.Chats.Select(chat => chat.Title));
        Assert.Empty(rest.NextPageToken);

        var row = page.Chats[1];
        Assert.Equal((ChatType.Class, "5 А", 4, 2, 2), (row.Type, row.ClassTitle, row.MemberCount, row.AdministratorCount, row.JoinedCount));
        Assert.Equal(["Ёлкина olga", "Ёлкина head"], row.Administrators.Select(administrator => administrator.DisplayName));
        Assert.False(row.Deletable);
        Assert.Equal([PersonKind.Staff, PersonKind.Student], row.EditableKinds);

        async Task<IEnumerable<string>> ListAsync(ListChatsRequest request)
        {
            request.Parent = school.Name;
            return (await school.Clients.Chats.ListChatsAsync(request)).Chats.Select(chat => chat.Title);
        }

        Assert.Equal(["5 А Родители", "6 Б Родители"], await ListAsync(new() { Types_ = { ChatType.Parents } }));
        Assert.Equal(["6 Б", "6 Б Родители"], await ListAsync(new() { SchoolClass = school.Class("6b") }));
        Assert.Equal(["5 А", "5 А Родители"], await ListAsync(new() { Query = "5а" }));
        Assert.Equal(["Учительская", "6 Б Родители", "6 Б", "5 А Родители", "5 А"], await ListAsync(new() { OrderBy = "title desc" }));
        Assert.Equal(["5 А", "5 А Родители", "Учительская"], (await ListAsync(new() { ActingAccount = school.Account("olga") })).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task B1_List_ForAnAccount_HasWhatIsAvailableToItAndNeedsItsLink()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "mama");
        Task<ListChatsResponse> ListAsync(string person) =>
            school.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = school.Name, ActingAccount = school.Account(person) }).ResponseAsync;

        var chat = Assert.Single((await ListAsync("mama")).Chats);
        Assert.Equal(("5 А Родители", MemberRole.Member), (chat.Title, chat.ActingRole));
        await LivingSchool.RefusedAsync(() => ListAsync("papa"), ErrorReason.AccountNotLinked);
        await LivingSchool.RefusedAsync(() => ListAsync("stranger"), ErrorReason.AccountNotInSchool);
        var other = await school.ChatAsync("6 Б");
        await LivingSchool.RefusedAsync(
            () => school.Clients.Chats.GetChatAsync(new GetChatRequest { Name = other.Name, ActingAccount = school.Account("mama") }).ResponseAsync, ErrorReason.ChatNotAvailable);
    }

    [Fact]
    public async Task B1_List_RightAfterAChange_ShowsItAtOnceAndAfterAKill()
    {
        var school = await deployment.NewSchool().OpenAsync();
        for (var i = 1; i <= 10; i++)
        {
            var made = await school.CreateAsync(new Chat { Type = ChatType.Other, Title = $"Кружок {i}" }, "ivan");
            Assert.Equal(2, (await school.ChatAsync($"Кружок {i}")).MemberCount);
            await school.UpdateAsync(made, set: ["lev"], title: $"Секция {i}");
            Assert.Equal(3, (await school.ChatAsync($"Секция {i}")).MemberCount);
        }

        async Task<IEnumerable<string>> ByNumberAsync() => (await school.Clients.Chats.ListChatsAsync(
            new ListChatsRequest { Parent = school.Name, Types_ = { ChatType.Other }, OrderBy = "title", PageSize = 3, Skip = 7 })).Chats.Select(chat => chat.Title);

        Assert.Equal(["Секция 8", "Секция 9", "Секция 10"], await ByNumberAsync());
        await school.KillAndStartAsync();
        Assert.Equal(["Секция 8", "Секция 9", "Секция 10"], await ByNumberAsync());
        Assert.Equal(15, (await school.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = school.Name })).TotalSize);
    }

    [Fact]
    public async Task B2_TeachersChat_HasAdministrationTeachersAndTheSferumAdministrator()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "olga", "cook");

        await school.ShowsAsync("Учительская", "head* olga petr", "head* olga");
        Assert.Equal(ChatType.Teachers, (await school.ChatAsync("Учительская")).Type);
    }

    [Fact]
    public async Task B3_ClassChat_HasStudentsHomeroomTeacherAndTheSferumAdministrator()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "olga", "ivan");

        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga* ivan");
        await school.ShowsAsync("6 Б", "head* lev", "head*");
    }

    [Fact]
    public async Task B4_ParentsChat_HasParentsHomeroomTeacherAndTheSferumAdministrator()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "olga", "mama");

        await school.ShowsAsync("5 А Родители", "head* olga* mama papa", "head* olga* mama");
        await school.ShowsAsync("6 Б Родители", "head* lena", "head*");
    }

    [Fact]
    public async Task B5_DefaultChats_AreNotDeleted()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head");
        foreach (var title in new[] { "Учительская", "5 А", "5 А Родители" })
        {
            var chat = await school.ChatAsync(title);
            await LivingSchool.RefusedAsync(
                () => school.Clients.Chats.DeleteChatAsync(new DeleteChatRequest { Name = chat.Name, RequestId = school.NextRequest() }).ResponseAsync,
                ErrorReason.DefaultChatNotDeletable);
        }

        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
    }
}
