using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Sferum.Sandbox.VkId.Authorize;
using Xunit;

namespace Sferum.UnitTests.Sandbox.VkId;

public sealed class AuthorizeTests
{
    [Theory]
    [InlineData("client_id", "1")]
    [InlineData("redirect_uri", "https://evil.example/back")]
    [InlineData("redirect_uri", "http://127.0.0.1.evil.example/back")]
    [InlineData("redirect_uri", "http://127.0.0.1@evil.example/back")]
    [InlineData("redirect_uri", "")]
    public async Task Authorize_WhenClientOrRedirectIsInDoubt_ShowsAnErrorAndSendsNobodyAnywhere(string name, string value)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        using var response = await sandbox.Http.GetAsync(Consent.Relative(new Consent(sandbox).Address((name, value))));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Theory]
    [InlineData("response_type", "token", "invalid_request")]
    [InlineData("state", "short", "invalid_request")]
    [InlineData("state", "spaces are not in the alphabet of a state", "invalid_request")]
    [InlineData("code_challenge", "tooshort", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("scope", "vkid.personal_info everything", "invalid_scope")]
    public async Task Authorize_WhenAParameterIsWrong_SendsTheErrorBack(string name, string value, string error)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        using var response = await sandbox.Http.GetAsync(Consent.Relative(new Consent(sandbox).Address((name, value))));
        var back = response.Headers.Location!;
        var query = QueryHelpers.ParseQuery(back.Query);
        Assert.StartsWith(Consent.RedirectUri, back.ToString(), StringComparison.Ordinal);
        Assert.Equal(error, query["error"]);
        Assert.NotEmpty(query["error_description"].ToString());
        Assert.False(query.ContainsKey("code"));
    }

    [Theory]
    [InlineData("http://localhost:8080/a", true)]
    [InlineData("http://[::1]:8080/a", true)]
    [InlineData("https://school.example/back", false)]
    public void IsAllowed_WhenNothingIsConfigured_AllowsLoopbackAlone(string address, bool allowed) =>
        Assert.Equal(allowed, RedirectAddress.IsAllowed(address, []));

    [Theory]
    [InlineData("https://school.example/back", true)]
    [InlineData("https://school.example/back/more", false)]
    [InlineData("http://127.0.0.1:5000/link/done", true)]
    [InlineData("http://127.0.0.1:5001/link/done", false)]
    [InlineData("http://127.0.0.1:5000/other", false)]
    public void IsAllowed_WhenConfigured_TakesLoopbackByPrefixAndOthersExactly(string address, bool allowed) =>
        Assert.Equal(allowed, RedirectAddress.IsAllowed(address, ["https://school.example/back", "http://127.0.0.1:5000/link"]));
}
