using System.Net;
using Xunit;
using static Sferum.UnitTests.Sandbox.SandboxUnderTest;

namespace Sferum.UnitTests.Sandbox.Developer;

/// <summary>Faults set and cleared by the forms of the developer's page.</summary>
public sealed class FaultFormTests
{
    private const string Faults = "/sandbox/pages/faults";

    [Fact]
    public async Task Set_MakesTheNextCallsGoWrong_AndIsShown()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var set = await PostAsync(sandbox, Faults, null, ("kind", "error"), ("method", "calls.start"), ("user_id", Anna), ("code", "982"), ("count", "2"), ("status", ""));
        Assert.Equal((HttpStatusCode.SeeOther, Faults), (set.Status, set.Location));
        var page = await PageAsync(sandbox);
        Assert.Contains("<code>calls.start</code>", page, StringComparison.Ordinal);
        Assert.Contains("Алёна Соловьёва (815400101)", page, StringComparison.Ordinal);
        Assert.Contains("error 982 (API)", page, StringComparison.Ordinal);
        Assert.Equal(982, await sandbox.FailAsync(token, "calls.start"));
        Assert.Equal(982, await sandbox.FailAsync(token, "calls.start"));
        await sandbox.DoAsync(token, "calls.start");
    }

    [Theory]
    [InlineData("explode", "", "kind must be one of error, http, drop_after, drop_before, latency")]
    [InlineData("error", "", "an error needs a code")]
    [InlineData("error", "many", "code must be a number")]
    public async Task Set_WhenSomethingIsWrong_SaysWhatAndKeepsWhatWasTyped(string kind, string code, string trouble)
    {
        await using var sandbox = await StartAsync();
        var answer = await PostAsync(sandbox, Faults, null, ("kind", kind), ("code", code), ("method", "messages.*"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(trouble, answer.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"messages.*\"", answer.Page, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(sandbox));
    }

    [Fact]
    public async Task Clear_TakesOneOrAll()
    {
        await using var sandbox = await StartAsync();
        for (var fault = 0; fault < 3; fault++)
            await PostAsync(sandbox, Faults, null, ("kind", "http"));
        await PostAsync(sandbox, $"{Faults}/clear", null, ("id", "2"));
        Assert.Equal(2, await CountAsync(sandbox));
        await PostAsync(sandbox, $"{Faults}/clear", null, ("id", "not a number"));
        Assert.Equal(2, await CountAsync(sandbox));
        await PostAsync(sandbox, $"{Faults}/clear", null);
        Assert.Equal(0, await CountAsync(sandbox));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Post_WhenTheFormIsNotThisPagesOwn_IsForbidden(string origin)
    {
        await using var sandbox = await StartAsync();
        await PostAsync(sandbox, Faults, null, ("kind", "http"));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(sandbox, Faults, origin, ("kind", "http"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(sandbox, $"{Faults}/clear", origin)).Status);
        Assert.Equal(1, await CountAsync(sandbox));
    }

    private static async Task<int> CountAsync(SandboxUnderTest sandbox) => (await sandbox.GetAsync("/sandbox/faults"))["items"]!.AsArray().Count;

    private static async Task<string> PageAsync(SandboxUnderTest sandbox) =>
        WebUtility.HtmlDecode(await sandbox.Http.GetStringAsync(new Uri(Faults, UriKind.Relative)));

    /// <summary>Posts a form; without an origin given, as the page itself does.</summary>
    private static async Task<(HttpStatusCode Status, string? Location, string Page)> PostAsync(
        SandboxUnderTest sandbox, string address, string? origin, params (string Name, object Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Form(form) };
        request.Headers.TryAddWithoutValidation("Origin", origin ?? sandbox.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var response = await sandbox.Http.SendAsync(request);
        return (response.StatusCode, response.Headers.Location?.OriginalString, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }
}
