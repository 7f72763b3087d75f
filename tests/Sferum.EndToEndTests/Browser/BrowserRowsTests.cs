using Microsoft.Playwright;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Browser;

/// <summary>What else a person does with the pages: unlink and come back, refuse, forward an address, go back, reload.</summary>
[Collection(PagesOfOneDeployment.Name)]
public sealed class BrowserRowsTests(BrowserDeployment deployment)
{
    [Fact]
    public async Task A9_Unlink_LeavesEveryChat_AndLinkingAgainInTheBrowserComesBackToAllOfThem()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head");
        await using var visit = await deployment.VisitAsync();
        await using var developer = await deployment.VisitAsync();
        var olga = await school.Sandbox.AddPersonAsync("Ольга", "Ёлкина");
        await LinkAsync(school, visit, olga.Phone);
        await ShowsChatsAsync(developer, olga.UserId!.Value, ["«5 А Родители»", "«5 А»", "«Учительская»"]);
        await developer.LooksAtAsync("Chats", "A9-chats-linked");

        var link = await school.Clients.Links.UnlinkAsync(new UnlinkRequest { Account = school.Account("olga"), RequestId = school.NextRequest(), ActingAccount = school.Account("olga") });
        Assert.Equal(LinkState.NotLinked, link.State);
        await ShowsChatsAsync(developer, olga.UserId.Value, []);
        await developer.LooksAtAsync("Chats", "A9-chats-unlinked");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");

        await LinkAsync(school, visit, olga.Phone);
        await ShowsChatsAsync(developer, olga.UserId.Value, ["«5 А Родители»", "«5 А»", "«Учительская»"]);
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");
    }

    [Fact]
    public async Task A2_AnAddressForwardedToASecondBrowser_LinksNobody()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await using var visit = await deployment.VisitAsync();
        await using var other = await deployment.VisitAsync();
        var somebody = await school.Sandbox.AddPersonAsync("Зоя", "Ёлкина");
        var start = await LinkedInBrowser.StartAsync(school, "olga");
        await visit.OpenAsync(start);

        await other.OpenAsync(start);
        await other.ReadsAsync("Привязка начата в другом браузере. Начните заново в этом.");
        await other.OpenAsync(visit.Page.Url);
        await WalkAsync(new VkIdWalk(other), somebody.Phone);

        await other.LooksAtAsync("Аккаунт не привязан", "forwarded-refused");
        await other.ReadsAsync("Привязка начата в другом браузере. Начните заново в этом.");
        var link = await LinkedInBrowser.LinkAsync(school, "olga");
        Assert.Equal((LinkState.InProgress, ErrorReason.OtherBrowser, ""), (link.State, link.LastRefusal, link.ProfileName));
    }

    [Fact]
    public async Task A2_Cancel_SaysSoAndLinksNobody()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await using var visit = await deployment.VisitAsync();
        await LinkedInBrowser.BeginAsync(school, visit, "olga");
        await visit.PressAsync("Отмена");
        await visit.LooksAtAsync("Аккаунт не привязан", "denied-refused");
        await visit.ReadsAsync("Привязка отменена пользователем.");
        var link = await LinkedInBrowser.LinkAsync(school, "olga");
        Assert.Equal((LinkState.NotLinked, ErrorReason.LinkDenied), (link.State, link.LastRefusal));

        // Who has no educational profile and makes none is told that this is what is missing.
        var walk = await LinkedInBrowser.BeginAsync(school, visit, "olga");
        await walk.LoginAsync((await school.Sandbox.AddPersonAsync("Ника", "Ёлкина", profile: false)).Phone);
        await walk.PasswordAsync();
        await walk.CodeAsync();
        await visit.SeesAsync("Учебный профиль");
        await visit.PressAsync("Отмена");
        await visit.LooksAtAsync("Аккаунт не привязан", "no-profile-refused");
        await visit.ReadsAsync("У VK ID нет учебного профиля. Создайте его и повторите привязку.");
        Assert.Equal(ErrorReason.NoEducationalProfile, (await LinkedInBrowser.LinkAsync(school, "olga")).LastRefusal);
    }

    [Fact]
    [Trait("tier", "long")]
    public async Task A2_BackAndReload_LeadToTheStepThatIsDue()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await using var visit = await deployment.VisitAsync();
        var somebody = await school.Sandbox.AddPersonAsync("Яна", "Ёлкина");
        var start = await LinkedInBrowser.StartAsync(school, "olga");
        await visit.OpenAsync(start);
        var walk = new VkIdWalk(visit);
        await walk.LoginAsync(somebody.Phone);
        await walk.PasswordAsync();
        await visit.Page.ReloadAsync();
        await visit.Page.GoBackAsync();
        await walk.CodeAsync();
        await walk.ChooseAsync();
        await visit.PressAsync("Назад");
        await walk.ChooseAsync();
        await walk.CheckAsync();
        // Back from the service's page to VK ID's: that one has let the browser go, and leads to the same place again.
        await visit.SeesAsync("Это вы?");
        await visit.Page.GoBackAsync();
        await visit.SeesAsync("Это вы?");
        // The start address again: the attempt goes on where it was.
        await visit.OpenAsync(start);
        await walk.ConfirmAsync("Ёлкина Яна");
        await LinkedInBrowser.IsLinkedAsync(school, "olga", "Ёлкина Яна");
        // Back to the page that asked: it says what came of it.
        await visit.Page.GoBackAsync();
        await visit.SeesAsync("Аккаунт привязан");
        await visit.OpenAsync(start);
        await visit.SeesAsync("Аккаунт привязан");
    }

    [Fact]
    [Trait("tier", "long")]
    public async Task Layout_IsTwoColumnsOnAWideScreenAndOneOnAPhone()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await using var visit = await deployment.VisitAsync();
        await LinkedInBrowser.BeginAsync(school, visit, "olga");
        var (panel, form) = (visit.Page.Locator(".service"), visit.Page.Locator("main"));

        await visit.Page.SetViewportSizeAsync(Screen.Wide.Width, Screen.Wide.Height);
        var (left, right) = ((await panel.BoundingBoxAsync())!, (await form.BoundingBoxAsync())!);
        Assert.True(left.X + left.Width <= right.X && left.Y == right.Y, $"{left.X} {left.Width} | {right.X}");
        await visit.ReadsAsync("С сервисом «БАРС.Электронная школа» можно связать свой учебный профиль");
        await visit.ReadsAsync("Регистрация ВКонтакте не нужна, а если аккаунт уже есть, его никто не увидит");

        await visit.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        var (above, below) = ((await panel.BoundingBoxAsync())!, (await form.BoundingBoxAsync())!);
        Assert.True(above.Y + above.Height <= below.Y && above.X == below.X, $"{above.Y} {above.Height} | {below.Y}");
        var button = (await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Продолжить" }).BoundingBoxAsync())!;
        Assert.True(button.Y + button.Height <= Screen.Phone.Height, "The button is below the first screen of a phone.");
        Assert.True(button.Height >= 44, "The button is too low for a finger.");
    }

    private static async Task WalkAsync(VkIdWalk walk, string phone)
    {
        await walk.LoginAsync(phone);
        await walk.PasswordAsync();
        await walk.CodeAsync();
        await walk.ChooseAsync();
        await walk.CheckAsync();
    }

    private static async Task LinkAsync(LivingSchool school, Visit visit, string phone)
    {
        var walk = await LinkedInBrowser.BeginAsync(school, visit, "olga");
        await WalkAsync(walk, phone);
        await walk.ConfirmAsync("Ёлкина Ольга");
        await LinkedInBrowser.IsLinkedAsync(school, "olga", "Ёлкина Ольга");
    }

    /// <summary>The developer's page comes to show just these chats of somebody.</summary>
    private async Task ShowsChatsAsync(Visit developer, long user, string[] titles)
    {
        await Eventually.ReadAsync(ReadAsync, seen => seen.SequenceEqual(titles), LivingSchool.Soon, seen => string.Join(", ", seen), what: string.Join(", ", titles));

        async Task<IReadOnlyList<string>> ReadAsync()
        {
            await developer.OpenAsync($"{deployment.Sandbox}sandbox/pages/chats?member={user}");
            var summaries = await developer.Page.Locator("summary").AllInnerTextsAsync();
            return [.. summaries.Select(summary => summary.Split(" · ")[0]).Order(StringComparer.Ordinal)];
        }
    }
}
