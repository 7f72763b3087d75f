using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>«Авторизация» as a school information system drives it; the pages of VK ID themselves are walked in a browser elsewhere (A2-A5).</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class LinkingTests(SharedDeployment deployment)
{
    [Fact]
    public async Task A1_Begin_GivesOneLiveAttempt_WhichANewerOneReplaces()
    {
        var school = await deployment.NewSchool("link").OpenAsync();
        var request = new BeginLinkRequest { Account = school.Account("mama"), RequestId = school.NextRequest() };
        var first = await school.Clients.Links.BeginLinkAsync(request);
        Assert.Equal(first, await school.Clients.Links.BeginLinkAsync(request));
        Assert.InRange(first.ExpireTime.ToDateTimeOffset() - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        Assert.Equal(LinkState.InProgress, (await LinkAsync(school, "mama")).State);

        var second = await BeginAsync(school, "mama");
        Assert.NotEqual(first.StartUri, second.StartUri);
        var person = await school.Sandbox.AddPersonAsync("mama", "Ёлкина");
        var replaced = await school.Sandbox.ApproveAsync(new Uri(first.StartUri), $"{person.UserId}");
        Assert.False(replaced.Ok);
        Assert.Equal(LinkState.InProgress, (await LinkAsync(school, "mama")).State);

        // An attempt outlives the process.
        await school.KillAndStartAsync();
        Assert.True((await school.Sandbox.ApproveAsync(new Uri(second.StartUri), $"{person.UserId}")).Ok);
        Assert.Equal(LinkState.Linked, (await LinkAsync(school, "mama")).State);
        await LivingSchool.RefusedAsync(() => BeginAsync(school, "mama"), ErrorReason.AccountAlreadyLinked);
    }

    [Fact]
    public async Task A6_Linking_IsDoneOnce_AndSaysWhoseProfileItIs()
    {
        var school = await deployment.NewSchool("link").OpenAsync();
        Assert.Equal((LinkState.NotLinked, "", null), Shown(await LinkAsync(school, "mama")));
        await school.LinkAsync("mama");

        // The parents' chat waits as a whole, until the school's administrator is linked.
        var link = await LinkAsync(school, "mama");
        Assert.Equal((LinkState.Linked, "Ёлкина mama", 1), (link.State, link.ProfileName, link.PendingChatCount));
        Assert.Equal($"{school.User("mama")}", link.ProfileId);
        Assert.InRange(TimeProvider.System.GetUtcNow() - link.LinkTime.ToDateTimeOffset(), TimeSpan.Zero, TimeSpan.FromMinutes(1));

        // One profile to a second account is refused, on the page and in the status, and changes nothing.
        var papa = await BeginAsync(school, "papa");
        Assert.False((await school.Sandbox.ApproveAsync(new Uri(papa.StartUri), $"{school.User("mama")}")).Ok);
        var refused = await LinkAsync(school, "papa");
        Assert.Equal((LinkState.NotLinked, ErrorReason.ProfileAlreadyLinked), (refused.State, refused.LastRefusal));
        Assert.Equal(link, await LinkAsync(school, "mama"));

        var links = await school.Clients.Links.BatchGetUserLinksAsync(
            new BatchGetUserLinksRequest { Accounts = { school.Account("papa"), "accounts/nobody", school.Account("mama") } });
        Assert.Equal([(school.Account("papa"), LinkState.NotLinked), (school.Account("mama"), LinkState.Linked)], links.Links.Select(one => (one.Account, one.State)));
        await school.KillAndStartAsync();
        Assert.Equal(link, await LinkAsync(school, "mama"));
    }

    [Fact]
    public async Task A6_Unlinked_AreListedByClassAndKind_UntilTheyLink()
    {
        var school = await deployment.NewSchool("link").OpenAsync();
        Assert.Equal("anna ivan mama papa", await UnlinkedAsync(school, new() { SchoolClass = school.Class("5a") }));
        Assert.Equal("mama papa", await UnlinkedAsync(school, new() { SchoolClass = school.Class("5a"), Kind = PersonKind.Parent }));
        Assert.Equal("cook head olga petr", await UnlinkedAsync(school, new() { Kind = PersonKind.Staff }));

        await school.LinkAsync("mama", "ivan", "head");
        await Eventually.ReadAsync(() => UnlinkedAsync(school, new()), people => people == "anna cook lena lev olga papa petr", LivingSchool.Soon);
        await school.Clients.Links.UnlinkAsync(new UnlinkRequest { Account = school.Account("ivan"), RequestId = school.NextRequest() });
        await Eventually.ReadAsync(() => UnlinkedAsync(school, new() { Kind = PersonKind.Student }), people => people == "anna ivan lev", LivingSchool.Soon);
    }

    [Fact]
    public async Task A7_Registry_AnswersToWhoIsLinked_AndHoldsWhatIsAvailableToThem()
    {
        var school = await deployment.NewSchool("link").OpenAsync();
        await school.LinkAsync("head");
        var chats = new ListChatsRequest { Parent = school.Name, ActingAccount = school.Account("mama") };
        var conferences = new ListConferencesRequest { Parent = school.Name, ActingAccount = school.Account("mama") };
        await LivingSchool.RefusedAsync(() => school.Clients.Chats.ListChatsAsync(chats).ResponseAsync, ErrorReason.AccountNotLinked);
        await LivingSchool.RefusedAsync(() => school.Clients.Conferences.ListConferencesAsync(conferences).ResponseAsync, ErrorReason.AccountNotLinked);

        await school.LinkAsync("mama");
        Assert.Equal(["5 А Родители"], (await school.Clients.Chats.ListChatsAsync(chats)).Chats.Select(chat => chat.Title));
        Assert.Equal(0, (await school.Clients.Conferences.ListConferencesAsync(conferences)).TotalSize);
    }

    [Fact]
    public async Task A8_LaunchAddress_IsForWhoIsLinked()
    {
        var school = await deployment.NewSchool("link").OpenAsync();
        var request = new GetLaunchAddressRequest { Account = school.Account("mama") };
        await LivingSchool.RefusedAsync(() => school.Clients.Links.GetLaunchAddressAsync(request).ResponseAsync, ErrorReason.AccountNotLinked);
        await school.LinkAsync("mama");

        Assert.True(Uri.IsWellFormedUriString((await school.Clients.Links.GetLaunchAddressAsync(request)).LaunchUri, UriKind.Absolute));
    }

    [Fact]
    public async Task A10_Pending_MaterialisesInEveryChatOfEverySchool()
    {
        var (one, other) = (await deployment.NewSchool("link").OpenAsync(), deployment.NewSchool("link"));
        // Olga of the first school is a parent in the second one.
        await other.OpenAsync();
        other.Roster.Parents.Add(new RosterParent { Account = one.Account("olga"), FullName = LivingSchool.NameOf("olga"), Children = { other.Account("lev") } });
        await other.ImportAsync();
        await one.LinkAsync("head");
        await other.LinkAsync("head");
        await one.ShowsAsync("5 А", "head* olga* ivan anna", "head*");

        await one.LinkAsync("olga");
        await one.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");
        await one.ShowsAsync("5 А Родители", "head* olga* mama papa", "head* olga*");
        await one.ShowsAsync("Учительская", "head* olga petr", "head* olga");
        await Eventually.HoldsAsync(
            async () => (await other.ChatsThereAsync()).Any(chat => chat.Title == "6 Б Родители" && chat.Has(one.User("olga"))), LivingSchool.Soon);
        await Eventually.ReadAsync(() => LinkAsync(one, "olga"), link => link.PendingChatCount == 0, LivingSchool.Soon);
    }

    private static (LinkState State, string Profile, object? Time) Shown(UserLink link) => (link.State, link.ProfileName, link.LinkTime);

    private static async Task<BeginLinkResponse> BeginAsync(LivingSchool school, string person) =>
        await school.Clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = school.Account(person), RequestId = school.NextRequest() });

    private static async Task<UserLink> LinkAsync(LivingSchool school, string person) =>
        await school.Clients.Links.GetUserLinkAsync(new GetUserLinkRequest { Account = school.Account(person) });

    private static async Task<string> UnlinkedAsync(LivingSchool school, ListUnlinkedPeopleRequest request)
    {
        request.Parent = school.Name;
        var page = await school.Clients.Links.ListUnlinkedPeopleAsync(request);
        Assert.Equal(page.People.Count, page.TotalSize);
        return string.Join(' ', page.People.Select(person => school.Person(person.Account)).Order(StringComparer.Ordinal));
    }
}
