using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Sferum.UnitTests.Sandbox.VkId;

public sealed class PagesTests
{
    [Fact]
    public async Task Walk_WhenEverythingIsRight_ReturnsWithCodeStateAndDevice()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        var query = QueryHelpers.ParseQuery((await consent.WalkAsync()).Query);
        Assert.Equal(consent.State, query["state"]);
        Assert.Equal("600", query["expires_in"]);
        Assert.Equal("code_v2", query["type"]);
        Assert.NotEmpty(query["code"].ToString());
        Assert.NotEmpty(query["device_id"].ToString());
    }

    [Fact]
    public async Task Walk_WhenThePersonLogsInByMail_LinksTheSameProfile()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        await consent.WalkAsync("demo2@example.com");
        Assert.Equal(SandboxUnderTest.Pyotr, (long)(await consent.ExchangeAsync())["user_id"]!);
    }

    [Fact]
    public async Task Submit_WhenThePasswordIsWrong_StaysOnThePageAndSaysSo()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        var page = await PasswordPageAsync(sandbox, consent);
        using var response = await sandbox.Http.PostAsync(Consent.Relative(page), SandboxUnderTest.Form([("password", "wrong")]));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Неверный пароль", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await sandbox.GetAsync("/sandbox/sms"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Submit_WhenAStepIsSkipped_LeadsBackToTheStepThatIsDue()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        var page = await PasswordPageAsync(sandbox, consent);
        var due = await consent.SubmitAsync(page.Replace("password", "check", StringComparison.Ordinal));
        Assert.Equal(page, due);
    }

    [Fact]
    public async Task Submit_WhenTheSmsCodeIsGuessed_StopsAfterFiveWrongOnes()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        var page = await consent.SubmitAsync(await PasswordPageAsync(sandbox, consent), ("password", "sferum-demo"));
        for (var guess = 0; guess < 5; guess++)
            (await sandbox.Http.PostAsync(Consent.Relative(page), SandboxUnderTest.Form([("code", "wrong")]))).Dispose();
        using var response = await sandbox.Http.PostAsync(Consent.Relative(page), SandboxUnderTest.Form([("code", await consent.SmsAsync())]));
        Assert.Contains("Слишком много попыток", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_SendsAccessDeniedBack()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        var page = await PasswordPageAsync(sandbox, consent);
        var back = new Uri(await consent.SubmitAsync(page.Replace("password", "cancel", StringComparison.Ordinal)));
        Assert.Equal("access_denied", QueryHelpers.ParseQuery(back.Query)["error"]);
        Assert.Equal(consent.State, QueryHelpers.ParseQuery(back.Query)["state"]);
    }

    [Fact]
    public async Task Show_WhenTheAttemptIsTooOld_SaysThatItIsOver()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var page = await PasswordPageAsync(sandbox, new Consent(sandbox));
        sandbox.Time.Advance(TimeSpan.FromMinutes(31));
        using var response = await sandbox.Http.GetAsync(Consent.Relative(page));
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
    }

    private static async Task<string> PasswordPageAsync(SandboxUnderTest sandbox, Consent consent)
    {
        using var response = await sandbox.Http.GetAsync(Consent.Relative(consent.Address()));
        return await consent.SubmitAsync(response.Headers.Location!.OriginalString, ("login", "79000000101"));
    }
}
