using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Sferum.UnitTests.Sandbox.VkId;

/// <summary>An attempt bears whatever a browser does with its pages: back, reload, press twice, go on in another tab.</summary>
public sealed class AttemptTests
{
    private static readonly (string Name, object Value)[] About =
        [("first_name", "Юлия"), ("last_name", "Новикова"), ("patronymic", ""), ("birthday", "10.10.1991"), ("sex", "1")];

    [Theory]
    [InlineData("login")]
    [InlineData("password")]
    [InlineData("check")]
    [InlineData("nothing")]
    public async Task Open_WhenThePageIsNotTheDueOne_LeadsToTheDueOne(string step)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await SmsPageAsync(sandbox, "79000000101");
        await visitor.OpenAsync(step);
        Assert.Equal("sms", visitor.Step);
        Assert.Contains("Код подтверждения", visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_SendsNoSecondCode()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await SmsPageAsync(sandbox, "79000000101");
        await visitor.OpenAsync("sms");
        Assert.Single((await sandbox.GetAsync("/sandbox/sms"))["items"]!.AsArray());
    }

    [Fact]
    public async Task SendAgain_SendsACodeThatTakesThePlaceOfTheFirst_AndLetsGuessAnew()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await SmsPageAsync(sandbox, "79000000101");
        for (var guess = 0; guess < 5; guess++)
            await visitor.SubmitAsync(("code", "wrong"));
        await visitor.SubmitAsync(("again", "1"));
        Assert.Equal(2, (await sandbox.GetAsync("/sandbox/sms"))["items"]!.AsArray().Count);
        await visitor.TypeCodeAsync();
        Assert.Equal("profile", visitor.Step);
    }

    [Fact]
    public async Task Back_LeadsToTheStepBefore_AndAnotherPersonCanLogIn()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await SmsPageAsync(sandbox, "79000000101");
        await visitor.SubmitToAsync("back");
        Assert.Equal("login", visitor.Step);
        await visitor.SubmitToAsync("back");
        Assert.Equal("login", visitor.Step);
        await visitor.SubmitAsync(("login", "79000000102"));
        Assert.Contains("+7 900 000-01-02", visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_WhenTheLastButtonIsPressedTwice_LeadsToTheSameAddress()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await SmsPageAsync(sandbox, "79000000101");
        await visitor.TypeCodeAsync();
        await visitor.SubmitAsync(("profile", SandboxUnderTest.Anna));
        await visitor.SubmitAsync();
        var address = visitor.Address;
        Assert.True(visitor.IsBackInTheApplication);
        await visitor.SubmitToAsync("check");
        Assert.Equal(address, visitor.Address);
        await visitor.OpenAsync("check");
        Assert.Equal(address, visitor.Address);
        await visitor.SubmitToAsync("cancel");
        Assert.Equal(address, visitor.Address);
    }

    [Fact]
    public async Task Submit_WhenManyTabsCreateTheProfileAtOnce_MakesOne()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await SmsPageAsync(sandbox, "79000000130");
        await visitor.TypeCodeAsync();
        await visitor.SubmitAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => sandbox.Http.PostAsync(visitor.AddressOf("about"), SandboxUnderTest.Form(About))));
        var address = Assert.Single(answers.Select(answer => answer.Headers.Location!.OriginalString).Distinct());
        Assert.StartsWith(Consent.RedirectUri, address, StringComparison.Ordinal);
        Assert.Single(await sandbox.EffectsAsync(0), "profile_created");
    }

    [Fact]
    public async Task Cancel_WhenThereIsNoProfile_SaysThatNoneWasChosen()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await SmsPageAsync(sandbox, "79000000130");
        await visitor.TypeCodeAsync();
        await visitor.SubmitToAsync("cancel");
        Assert.Equal("account_selection_required", QueryHelpers.ParseQuery(new Uri(visitor.Address).Query)["error"]);
    }

    [Fact]
    public async Task Cancel_IsFinal()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await SmsPageAsync(sandbox, "79000000101");
        await visitor.SubmitToAsync("cancel");
        await visitor.OpenAsync("sms");
        Assert.Equal("access_denied", QueryHelpers.ParseQuery(new Uri(visitor.Address).Query)["error"]);
        Assert.DoesNotContain("code_issued", await sandbox.EffectsAsync(0));
    }

    [Theory]
    [InlineData("никто", "Введите номер мобильного телефона")]
    [InlineData("", "Введите номер мобильного телефона")]
    [InlineData("+1 202 555 01 02 03", "Введите номер мобильного телефона")]
    [InlineData("nobody@example.com", "Аккаунт с такой почтой не найден")]
    public async Task Login_WhenNobodyCanBeMeant_SaysSoAndKeepsWhatWasTyped(string typed, string complaint)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await visitor.SubmitAsync(("login", typed));
        Assert.Equal("login", visitor.Step);
        Assert.Contains(complaint, visitor.Page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", visitor.Page, StringComparison.Ordinal);
        Assert.Empty((await sandbox.GetAsync("/sandbox/sms"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Login_WhenSomebodyElseChangedThePasswordMeanwhile_TakesTheNewOne()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        var waiting = await PageVisitor.BeginAsync(sandbox, consent);
        await waiting.SubmitAsync(("login", "79000000101"));
        var other = await PageVisitor.BeginAsync(sandbox, consent);
        await other.SubmitAsync(("login", "79000000101"));
        await other.SubmitAsync(("forgotten", "1"));
        await other.SubmitAsync(("code", await consent.SmsAsync()), ("new_password", "новый пароль"), ("repeated_password", "новый пароль"));
        await waiting.SubmitAsync(("password", "sferum-demo"));
        Assert.Contains("Неверный пароль", waiting.Page, StringComparison.Ordinal);
        await waiting.SubmitAsync(("password", "новый пароль"));
        Assert.Equal("sms", waiting.Step);
    }

    [Fact]
    public async Task Pages_EncodeWhateverPeopleAreCalled_AndBringNothingFromElsewhere()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        await sandbox.PostAsync("/sandbox/people", new JsonObject { ["first_name"] = "<script>alert(1)</script>", ["last_name"] = "\"'&", ["phone"] = "79123456789" });
        var visitor = await SmsPageAsync(sandbox, "79123456789");
        await visitor.TypeCodeAsync();
        using var response = await sandbox.Http.GetAsync(visitor.AddressOf("profile"));
        var html = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("//", html, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; style-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var style = await sandbox.Http.GetAsync(Consent.Relative("/vkid/style.css"));
        Assert.Equal((HttpStatusCode.OK, "text/css"), (style.StatusCode, style.Content.Headers.ContentType!.MediaType));
    }

    private static async Task<PageVisitor> SmsPageAsync(SandboxUnderTest sandbox, string phone)
    {
        var visitor = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await visitor.SubmitAsync(("login", phone));
        await visitor.SubmitAsync(("password", "sferum-demo"));
        Assert.Equal("sms", visitor.Step);
        return visitor;
    }
}
