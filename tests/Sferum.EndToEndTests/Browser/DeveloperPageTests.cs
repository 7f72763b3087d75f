using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Sferum.EndToEndTests.Browser;

/// <summary>The sandbox's page for developers.</summary>
[Collection(PagesOfOneDeployment.Name)]
public sealed class DeveloperPageTests(BrowserDeployment deployment)
{
    private static readonly string[] Sections = ["SMS codes", "People", "Chats", "Calls", "Ledger", "Traffic"];

    [Fact]
    [Trait("tier", "long")]
    public async Task Sections_AreReachedFromEachOtherAndFitAPhone()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head");
        await school.Sandbox.CallAsync(await school.Sandbox.TokenAsync(school.User("head")), "calls.start");
        await using var visit = await deployment.VisitAsync();
        await visit.OpenAsync($"{deployment.Sandbox}sandbox");
        foreach (var title in Sections)
        {
            await visit.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = title, Exact = true }).ClickAsync();
            await visit.LooksAtAsync(title, $"developer-{title.Split(' ')[^1].ToLowerInvariant()}");
        }
    }

    [Fact]
    public async Task Codes_TellTheCodeThatAPersonHasToType()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await using var visit = await deployment.VisitAsync();
        await using var developer = await deployment.VisitAsync();
        var walk = await LinkedInBrowser.BeginAsync(school, visit, "olga");
        await walk.LoginAsync("+7 953 222-22-22");
        await developer.OpenAsync($"{deployment.Sandbox}sandbox/");
        var row = developer.Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "+7 953 222-22-22" });
        await visit.TypeAsync("Код подтверждения", await row.Locator(".code").InnerTextAsync());
        await visit.PressAsync("Продолжить");
        await visit.SeesAsync("Информация о себе");
    }

    [Fact]
    public async Task Faults_AreSetAndClearedByForms()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head");
        var token = await school.Sandbox.TokenAsync(school.User("head"));
        await using var visit = await deployment.VisitAsync();
        await visit.OpenAsync($"{deployment.Sandbox}sandbox/pages/faults");
        await visit.TypeAsync("Method, messages.* or *", "users.get");
        await visit.TypeAsync("Token’s user id", $"{school.User("head")}");
        await visit.TypeAsync("API code (error)", "982");
        await visit.TypeAsync("How many calls", "2");
        await visit.PressAsync("Set");
        await Expect(visit.Page.GetByRole(AriaRole.Cell, new PageGetByRoleOptions { Name = "users.get" })).ToBeVisibleAsync();
        await visit.LooksAtAsync("Faults", "developer-faults");
        Assert.Equal(982, (await school.Sandbox.CallAsync(token, "users.get")).GetProperty("error").GetProperty("error_code").GetInt32());

        await visit.PressAsync("Clear");
        await visit.ReadsAsync("No fault is set.");
        Assert.True((await school.Sandbox.CallAsync(token, "users.get")).TryGetProperty("response", out _));
    }
}
