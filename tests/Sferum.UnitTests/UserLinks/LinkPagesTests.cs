using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Testing;
using Sferum.V1;
using Xunit;
using Person = Sferum.Grains.Schools.Person;

namespace Sferum.UnitTests.UserLinks;

/// <summary>Linking through the real pages, the real adapter and the sandbox (A1-A8).</summary>
public sealed class LinkPagesTests : IAsyncLifetime, IDisposable
{
    private static readonly SchoolId School = new("7");

    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private SferumUnderTest _sferum = null!;
    private V1.UserLinkService.UserLinkServiceClient _links = null!;

    public async Task InitializeAsync()
    {
        _sferum = await SferumUnderTest.StartAsync();
        _links = new V1.UserLinkService.UserLinkServiceClient(_sferum.Channel);
    }

    public async Task DisposeAsync()
    {
        Dispose();
        await _sferum.DisposeAsync();
    }

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task Pages_WhenADemoPersonAgrees_LinkTheAccount()
    {
        await StaffAsync("u1");
        var begun = await _links.BeginLinkAsync(Begin("u1", "r1"));
        Assert.Equal(begun.StartUri, (await _links.BeginLinkAsync(Begin("u1", "r1"))).StartUri);

        var walked = await ApproveAsync(begun.StartUri);

        Assert.True((bool)walked["ok"]!, walked.ToJsonString());
        Assert.True((bool)walked["confirmed"]!);
        Assert.Contains("Аккаунт привязан", (string?)walked["text"], StringComparison.Ordinal);
        var link = await _links.GetUserLinkAsync(new GetUserLinkRequest { Account = "accounts/u1" });
        Assert.Equal(V1.LinkState.Linked, link.State);
        Assert.NotEmpty(link.ProfileName);
        Assert.NotEmpty((await _links.GetLaunchAddressAsync(new GetLaunchAddressRequest { Account = "accounts/u1" })).LaunchUri);
        var batch = await _links.BatchGetUserLinksAsync(new BatchGetUserLinksRequest { Accounts = { "accounts/u1", "accounts/unknown" } });
        Assert.Equal(link, Assert.Single(batch.Links));
    }

    [Fact]
    public async Task Pages_WhenADemoPersonRefuses_SayWhy()
    {
        await StaffAsync("u2");
        var begun = await _links.BeginLinkAsync(Begin("u2", "r2"));

        var walked = await ApproveAsync(begun.StartUri, deny: true);

        Assert.Contains("Привязка отменена пользователем", (string?)walked["text"], StringComparison.Ordinal);
        Assert.Equal(ErrorReason.LinkDenied, (await _links.GetUserLinkAsync(new GetUserLinkRequest { Account = "accounts/u2" })).LastRefusal);
    }

    [Fact]
    public async Task StartPage_BindsTheBrowserAndKeepsToItself()
    {
        await StaffAsync("u3");
        var begun = await _links.BeginLinkAsync(Begin("u3", "r3"));

        using var response = await _browser.GetAsync(new Uri(begun.StartUri));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/link", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Contains("no-referrer", response.Headers.GetValues("Referrer-Policy"));
        Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", response.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callback_WhenTheBrowserHasNoCookie_IsRefusedInItsLanguage()
    {
        await StaffAsync("u4");
        var begun = await _links.BeginLinkAsync(Begin("u4", "r4"));
        using var start = await _browser.GetAsync(new Uri(begun.StartUri));
        var state = System.Web.HttpUtility.ParseQueryString(start.Headers.Location!.Query)["state"];
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_sferum.HttpAddress, $"link/callback?state={state}&code=x&device_id=y"));
        request.Headers.Add("Accept-Language", "en");

        using var response = await _browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Linking was started in another browser", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("link/guessed", 409)]
    [InlineData("link/callback", 409)]
    [InlineData("link/callback?state=%3Cscript%3E&error=%3Cscript%3E", 409)]
    [InlineData("link/style.css", 200)]
    public async Task Pages_WhenAskedOutOfTurn_AnswerPlainly(string path, int status)
    {
        using var response = await _browser.GetAsync(new Uri(_sferum.HttpAddress, path));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.DoesNotContain("<script", await response.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Confirm_WhenNothingIsSent_IsRefused()
    {
        using var response = await _browser.PostAsync(new Uri(_sferum.HttpAddress, "link/confirm"), null);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.Conflict)]
    [InlineData("Origin", "null", HttpStatusCode.Conflict)]
    public async Task Confirm_IsTakenFromOurOwnPageAlone(string header, string value, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_sferum.HttpAddress, "link/confirm"));
        request.Headers.Add(header, value);

        using var response = await _browser.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Confirm_WhenTheFormIsBroken_IsRefused()
    {
        using var broken = new StringContent("--x");
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        using var response = await _browser.PostAsync(new Uri(_sferum.HttpAddress, "link/confirm"), broken);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task CallersCallback_InTheDefaultRun_IsTakenByTheSandbox()
    {
        await StaffAsync("u9");
        var begun = await _links.BeginLinkAsync(new BeginLinkRequest
        {
            Account = "accounts/u9",
            RequestId = "r9",
            Callback = LinkCallback.Caller,
            ReturnUri = "http://localhost:3000/cb",
        });

        using var response = await _browser.GetAsync(new Uri(begun.StartUri));

        Assert.NotEqual(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Pages_WhenTheHostIsForeign_AreRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_sferum.HttpAddress, "link/x"));
        request.Headers.Host = "evil.example";

        using var response = await _browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task ForeignHost_WithATypeOfContentOfGrpc_IsRefusedAllTheSame()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_sferum.HttpAddress, "v1/accounts/u1/link"));
        request.Headers.Host = "evil.example";
        request.Content = new ByteArrayContent([]);
        request.Content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/grpc");

        using var response = await _browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("link/x", HttpStatusCode.Conflict)]
    [InlineData("v1/schools/7", HttpStatusCode.Forbidden)]
    public async Task PublicAddress_IsANameForThePagesAlone(string path, HttpStatusCode expected)
    {
        await using var sferum = await SferumUnderTest.StartAsync(null, null, "--Sferum:Links:PublicAddress=https://link.school.example/");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sferum.HttpAddress, path));
        request.Headers.Host = "link.school.example";

        using var response = await _browser.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/", LinkCallback.Service, StatusCode.InvalidArgument)]
    [InlineData("", LinkCallback.Caller, StatusCode.InvalidArgument)]
    public async Task BeginLink_WhenTheReturnAddressIsNoGood_IsRefused(string address, LinkCallback callback, StatusCode expected)
    {
        await StaffAsync("u5");
        var request = Begin("u5", "r5");
        (request.ReturnUri, request.Callback) = (address, callback);

        Assert.Equal(expected, (await Assert.ThrowsAsync<RpcException>(async () => await _links.BeginLinkAsync(request))).StatusCode);
    }

    [Fact]
    public async Task GetLaunchAddress_WhenNotLinked_IsRefused()
    {
        await StaffAsync("u6");

        var error = await Assert.ThrowsAsync<RpcException>(async () => await _links.GetLaunchAddressAsync(new GetLaunchAddressRequest { Account = "accounts/u6" }));
        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
    }

    private static BeginLinkRequest Begin(string account, string request) =>
        new() { Account = $"accounts/{account}", RequestId = request, ReturnUri = "http://127.0.0.1:1/done" };

    private async Task StaffAsync(string account)
    {
        var grains = _sferum.Services.GetRequiredService<IGrainFactory>();
        var id = new AccountId(account);
        var person = new Person { Account = id, Name = new Grains.Schools.PersonName("Иванова", "<b>Анна", ""), Kinds = PersonKinds.Staff };
        await grains.PeopleIndex(School).ChangeAsync(new PeopleChange([person], []));
        await grains.UserLink(id).SetRolesAsync(new SchoolRoles(School, PersonKinds.Staff, false, false, 1));
    }

    private async Task<JsonNode> ApproveAsync(string address, bool deny = false)
    {
        using var response = await _browser.PostAsJsonAsync(
            new Uri(_sferum.SandboxAddress, "sandbox/approve"), new { address, person = $"{Sandbox.SandboxUnderTest.Anna}", deny });
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
