using System.Net;
using Sferum.Grains.Platform;
using Xunit;

namespace Sferum.UnitTests.VkPlatform;

public sealed class VkIdentityPlatformTests : IAsyncDisposable
{
    private const string State = "0123456789abcdefghijABCDEFGHIJ_-";
    private const string Tokens =
        """{"access_token":"a1","refresh_token":"r1","id_token":"i1","token_type":"Bearer","expires_in":3600,"user_id":USER,"scope":"x"}""";

    private static readonly IdentityCode Code = new("c+1/=", "verifier", "device 1", State);

    private readonly PlatformUnderTest _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public void AuthorizationAddress_HoldsEveryParameter() => Assert.Equal(
        "https://id.vk.example/authorize?response_type=code&client_id=51234567"
        + "&redirect_uri=https%3A%2F%2Fschool.example%2Flink%2Freturn%3Ffrom%3Dvk"
        + $"&state={State}&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&scope=vkid.personal_info",
        _app.Identity.AuthorizationAddress(State, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM").AbsoluteUri);

    [Fact]
    public void LaunchAddress_IsTheSetting() => Assert.Equal("https://sferum.example/?p=messages", _app.Identity.LaunchAddress.AbsoluteUri);

    [Theory]
    [InlineData("77")]
    [InlineData("\"77\"")]
    public async Task Exchange_WhenAnswered_SendsAllFieldsAndGivesTheTokens(string user)
    {
        _app.Wire.Answers(Tokens.Replace("USER", user, StringComparison.Ordinal));

        var answer = await _app.Identity.ExchangeAsync(Code, CancellationToken.None);

        Assert.Equal(new IdentityTokens("a1", "r1", TimeSpan.FromHours(1), "77"), answer.Value);
        var request = Assert.Single(_app.Wire.Requests);
        Assert.Equal("https://id.vk.example/oauth2/auth", request.Address.AbsoluteUri);
        Assert.Equal(
            $"client_id=51234567|code=c+1/=|code_verifier=verifier|device_id=device 1|grant_type=authorization_code"
            + $"|redirect_uri=https://school.example/link/return?from=vk|state={State}",
            Fields(request));
    }

    [Fact]
    public async Task Exchange_WhenStateIsAnothers_IsRefused()
    {
        _app.Wire.Answers("""{"state":"other",""" + Tokens.Replace("USER", "77", StringComparison.Ordinal)[1..]);
        var answer = await _app.Identity.ExchangeAsync(Code, CancellationToken.None);
        Assert.Equal((PlatformFault.LinkAgain, "state_mismatch"), (answer.Fault, answer.Code));
    }

    [Fact]
    public async Task Refresh_WhenAnswered_SendsAllFieldsAndGivesTheTokens()
    {
        _app.Wire.Answers(Tokens.Replace("USER", "77", StringComparison.Ordinal));
        var answer = await _app.Identity.RefreshAsync("r0", "device 1", CancellationToken.None);
        Assert.Equal("r1", answer.Value!.RefreshToken);
        var request = Assert.Single(_app.Wire.Requests);
        Assert.Equal("https://id.vk.example/oauth2/auth", request.Address.AbsoluteUri);
        Assert.Matches(
            @"\Aclient_id=51234567\|device_id=device 1\|grant_type=refresh_token\|refresh_token=r0\|state=[A-Za-z0-9_-]{32}\z", Fields(request));
    }

    [Theory]
    [InlineData("77")]
    [InlineData("\"77\"")]
    public async Task ReadProfile_WhenAnswered_GivesIdAndName(string user)
    {
        _app.Wire.Answers($$$"""{"user":{"user_id":{{{user}}},"first_name":"Семён","last_name":"Королёв","phone":"79990000000","sex":2}}""");
        var answer = await _app.Identity.ReadProfileAsync("a1", CancellationToken.None);
        Assert.Equal(new IdentityProfile("77", "Семён", "Королёв"), answer.Value);
        var request = Assert.Single(_app.Wire.Requests);
        Assert.Equal("https://id.vk.example/oauth2/user_info", request.Address.AbsoluteUri);
        Assert.Equal("access_token=a1|client_id=51234567", Fields(request));
    }

    [Theory]
    [InlineData("""{"response":1}""")]
    [InlineData("""{"error":"invalid_token","error_description":"x"}""")]
    public async Task Revoke_WhenGivenBackOrDeadAlready_IsDone(string body)
    {
        _app.Wire.Answers(body);
        Assert.True((await _app.Identity.RevokeAsync("a1", CancellationToken.None)).IsDone);
        Assert.Equal("https://id.vk.example/oauth2/revoke", _app.Wire.Requests.Single().Address.AbsoluteUri);
        Assert.Equal("access_token=a1|client_id=51234567", Fields(_app.Wire.Requests.Single()));
    }

    [Theory]
    [InlineData("invalid_request", PlatformFault.LinkAgain, PlatformFault.LinkAgain)]
    [InlineData("invalid_grant", PlatformFault.LinkAgain, PlatformFault.LinkAgain)]
    [InlineData("access_denied", PlatformFault.LinkAgain, PlatformFault.LinkAgain)]
    [InlineData("invalid_token", PlatformFault.LinkAgain, PlatformFault.TokenExpired)]
    [InlineData("invalid_client", PlatformFault.NotEntitled, PlatformFault.NotEntitled)]
    [InlineData("invalid_scope", PlatformFault.NotEntitled, PlatformFault.NotEntitled)]
    [InlineData("server_error", PlatformFault.AgainSoon, PlatformFault.AgainSoon)]
    [InlineData("temporarily_unavailable", PlatformFault.AgainSoon, PlatformFault.AgainSoon)]
    [InlineData("slow_down", PlatformFault.AgainSoon, PlatformFault.AgainSoon)]
    [InlineData("something_new", PlatformFault.NotEntitled, PlatformFault.NotEntitled)]
    public async Task Ask_WhenRefused_FollowsTheTable(string error, PlatformFault grant, PlatformFault use)
    {
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.ServiceUnavailable })
        {
            for (var i = 0; i < 3; i++)
                _app.Wire.Answers($$"""{"error":"{{error}}","error_description":"refresh_token is missing or invalid","state":"x"}""", status);
            var exchange = await _app.Identity.ExchangeAsync(Code, CancellationToken.None);
            var refresh = await _app.Identity.RefreshAsync("r0", "d", CancellationToken.None);
            var profile = await _app.Identity.ReadProfileAsync("a1", CancellationToken.None);
            Assert.Equal((grant, error), (exchange.Fault, exchange.Code));
            Assert.Equal((grant, error), (refresh.Fault, refresh.Code));
            Assert.Equal((use, error), (profile.Fault, profile.Code));
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"access_token":"a1","refresh_token":"r1","expires_in":3600}""")]
    [InlineData("""{"access_token":"a1","refresh_token":"r1","expires_in":"soon","user_id":7}""")]
    [InlineData("""{"access_token":"a1","expires_in":3600,"user_id":7}""")]
    [InlineData("""{"access_token":"","refresh_token":"r1","expires_in":3600,"user_id":7}""")]
    [InlineData("""{"access_token":"\ud800","refresh_token":"r1","expires_in":3600,"user_id":7}""")]
    [InlineData("""{"access_token":"a1","refresh_token":"r1","expires_in":99999999999999999,"user_id":7}""")]
    [InlineData("""{"access_token":"a1","refresh_token":"r1","expires_in":3600,"user_id":-7}""")]
    [InlineData("""{"user":{"user_id":"x","first_name":"a","last_name":"b"}}""")]
    public async Task Ask_WhenShapeIsOff_IsUnknownForGrantsAndAgainForReads(string body)
    {
        _app.Wire.Answers(body).Answers(body).Answers(body).Answers(body);
        Assert.Equal(PlatformFault.Unknown, (await _app.Identity.ExchangeAsync(Code, CancellationToken.None)).Fault);
        Assert.Equal(PlatformFault.Unknown, (await _app.Identity.RefreshAsync("r0", "d", CancellationToken.None)).Fault);
        Assert.Equal(PlatformFault.AgainSoon, (await _app.Identity.ReadProfileAsync("a1", CancellationToken.None)).Fault);
        Assert.Equal(PlatformFault.AgainSoon, (await _app.Identity.RevokeAsync("a1", CancellationToken.None)).Fault);
    }

    [Fact]
    public async Task Ask_WhenConnectionBreaks_IsUnknownForGrantsAndAgainForReads()
    {
        for (var i = 0; i < 4; i++)
            _app.Wire.Breaks(new HttpRequestException("reset"));
        Assert.Equal(PlatformFault.Unknown, (await _app.Identity.ExchangeAsync(Code, CancellationToken.None)).Fault);
        Assert.Equal(PlatformFault.Unknown, (await _app.Identity.RefreshAsync("r0", "d", CancellationToken.None)).Fault);
        Assert.Equal(PlatformFault.AgainSoon, (await _app.Identity.ReadProfileAsync("a1", CancellationToken.None)).Fault);
        Assert.Equal(PlatformFault.AgainSoon, (await _app.Identity.RevokeAsync("a1", CancellationToken.None)).Fault);
        _app.Wire.RefusesConnections();
        Assert.Equal(PlatformFault.AgainSoon, (await _app.Identity.RefreshAsync("r0", "d", CancellationToken.None)).Fault);
    }

    [Fact]
    public async Task Log_AfterAnyAnswer_HoldsNoSecret()
    {
        _app.Wire.Answers(Tokens.Replace("USER", "77", StringComparison.Ordinal)).Answers("""{"error":"bad r0-secret","state":"x"}""");
        await _app.Identity.ExchangeAsync(Code with { Code = "c-secret" }, CancellationToken.None);
        var refused = await _app.Identity.RefreshAsync("r0-secret", "d", CancellationToken.None);
        Assert.Equal("unnamed_error", refused.Code);
        Assert.DoesNotContain("secret", _app.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("vk.example", _app.Log.Text, StringComparison.Ordinal);
    }

    private static string Fields(ScriptedRequest request) =>
        string.Join('|', request.Form.Select(field => $"{field.Key}={field.Value}").Order(StringComparer.Ordinal));
}
