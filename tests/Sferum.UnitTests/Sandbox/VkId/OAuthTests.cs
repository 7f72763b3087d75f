using System.Text.Json.Nodes;
using Xunit;

namespace Sferum.UnitTests.Sandbox.VkId;

public sealed class OAuthTests
{
    [Fact]
    public async Task Exchange_WhenEverythingMatches_GivesTokensOfTheProfile()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        await consent.WalkAsync();
        var tokens = await consent.ExchangeAsync();
        Assert.Equal(SandboxUnderTest.Anna, tokens["user_id"]!.GetValue<long>());
        Assert.Equal(3600, (int)tokens["expires_in"]!);
        Assert.Equal("Bearer", (string)tokens["token_type"]!);
        Assert.Equal(consent.State, (string)tokens["state"]!);
        Assert.Equal("vkid.personal_info", (string)tokens["scope"]!);
        var me = await sandbox.DoAsync((string)tokens["access_token"]!, "users.get");
        Assert.Equal(SandboxUnderTest.Anna, (long)me[0]!["id"]!);
    }

    [Fact]
    public async Task Exchange_WhenParametersComeInTheQuery_ReadsThemToo()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        await consent.WalkAsync();
        var answer = await sandbox.OAuthAsync(
            $"auth?grant_type=authorization_code&code={consent.Code}&client_id={sandbox.Options.ClientId}&state={consent.State}",
            ("code_verifier", consent.Verifier), ("device_id", consent.DeviceId), ("redirect_uri", Consent.RedirectUri));
        Assert.NotNull(answer["access_token"]);
    }

    [Theory]
    [InlineData("client_id", "1", "invalid_client")]
    [InlineData("grant_type", "password", "invalid_request")]
    [InlineData("code", "nothing", "invalid_grant")]
    [InlineData("device_id", "another", "invalid_grant")]
    [InlineData("redirect_uri", "http://127.0.0.1:5999/other", "invalid_grant")]
    [InlineData("code_verifier", "short", "invalid_request")]
    [InlineData("code_verifier", "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", "invalid_grant")]
    public async Task Exchange_WhenAParameterIsWrong_IsRefusedInTheBody(string name, string value, string error)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        await consent.WalkAsync();
        var answer = await consent.ExchangeAsync((name, value));
        Assert.Equal(error, (string)answer["error"]!);
        Assert.NotNull(answer["error_description"]);
        Assert.Equal(consent.State, (string)answer["state"]!);
    }

    [Fact]
    public async Task Exchange_WhenTheCodeWasUsed_IsRefused()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        await consent.WalkAsync();
        await consent.ExchangeAsync();
        Assert.Equal("invalid_grant", (string)(await consent.ExchangeAsync())["error"]!);
    }

    [Theory]
    [InlineData(599, false)]
    [InlineData(600, true)]
    public async Task Exchange_WhenTheCodeIsOld_IsRefusedFromTenMinutesOn(int seconds, bool refused)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        await consent.WalkAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(refused, (await consent.ExchangeAsync())["error"] is not null);
    }

    [Fact]
    public async Task Refresh_RotatesTheRefreshToken()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var (consent, first) = await LinkAsync(sandbox);
        var second = await consent.RefreshAsync((string)first["refresh_token"]!);
        Assert.NotEqual((string)first["refresh_token"]!, (string)second["refresh_token"]!);
        Assert.NotEqual((string)first["access_token"]!, (string)second["access_token"]!);
        var again = await consent.RefreshAsync((string)first["refresh_token"]!);
        Assert.Equal("invalid_request", (string)again["error"]!);
        Assert.Equal("refresh_token is missing or invalid", (string)again["error_description"]!);
        Assert.Null((await consent.RefreshAsync((string)second["refresh_token"]!))["error"]);
    }

    [Fact]
    public async Task Refresh_WhenTheDeviceDiffers_IsRefusedAndTheTokenLives()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var (consent, tokens) = await LinkAsync(sandbox);
        Assert.NotNull((await consent.RefreshAsync((string)tokens["refresh_token"]!, ("device_id", "other")))["error"]);
        Assert.Null((await consent.RefreshAsync((string)tokens["refresh_token"]!))["error"]);
    }

    [Fact]
    public async Task Refresh_WhenTheTokenIsOlderThanItsLife_IsRefused()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var (consent, tokens) = await LinkAsync(sandbox);
        sandbox.Time.Advance(TimeSpan.FromDays(180));
        Assert.NotNull((await consent.RefreshAsync((string)tokens["refresh_token"]!))["error"]);
    }

    [Fact]
    public async Task AccessToken_WhenAnHourOld_IsRefusedByBothFaces()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var (_, tokens) = await LinkAsync(sandbox);
        var token = (string)tokens["access_token"]!;
        sandbox.Time.Advance(TimeSpan.FromSeconds(3599));
        await sandbox.DoAsync(token, "users.get");
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(5, await sandbox.FailAsync(token, "users.get"));
        Assert.Equal("invalid_token", (string)(await InfoAsync(sandbox, token))["error"]!);
    }

    [Fact]
    public async Task UserInfo_TellsTheProfileAndOnlyWhatTheScopeAllows()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var (_, tokens) = await LinkAsync(sandbox);
        var user = (await InfoAsync(sandbox, (string)tokens["access_token"]!))["user"]!;
        Assert.Equal("815400101", (string)user["user_id"]!);
        Assert.Equal("Алёна", (string)user["first_name"]!);
        Assert.Equal("Соловьёва", (string)user["last_name"]!);
        Assert.Equal("14.03.1979", (string)user["birthday"]!);
        Assert.Null(user["phone"]);

        var (_, wide) = await LinkAsync(sandbox, ("scope", "vkid.personal_info phone email"));
        user = (await InfoAsync(sandbox, (string)wide["access_token"]!))["user"]!;
        Assert.Equal("79000000101", (string)user["phone"]!);
        Assert.Equal("demo1@example.com", (string)user["email"]!);
    }

    [Fact]
    public async Task PublicInfo_TellsAMaskedProfileByTheIdToken()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var (_, tokens) = await LinkAsync(sandbox);
        var client = ("client_id", (object)sandbox.Options.ClientId);
        var user = (await sandbox.OAuthAsync("public_info", client, ("id_token", (string)tokens["id_token"]!)))["user"]!;
        Assert.Equal("С.", (string)user["last_name"]!);
        Assert.DoesNotContain("0000001", (string)user["phone"]!, StringComparison.Ordinal);
        Assert.Equal("invalid_request", (string)(await sandbox.OAuthAsync("public_info", client, ("id_token", "x")))["error"]!);
    }

    [Fact]
    public async Task Revoke_EndsEveryTokenOfThePerson_LogoutOnlyItsOwn()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var (_, one) = await LinkAsync(sandbox);
        var (other, two) = await LinkAsync(sandbox);
        var (_, three) = await LinkAsync(sandbox);
        Assert.Equal(1, (int)(await EndAsync(sandbox, "logout", one))["response"]!);
        Assert.Equal(5, await sandbox.FailAsync((string)one["access_token"]!, "users.get"));
        await sandbox.DoAsync((string)two["access_token"]!, "users.get");
        Assert.Equal(1, (int)(await EndAsync(sandbox, "revoke", two))["response"]!);
        Assert.Equal(5, await sandbox.FailAsync((string)three["access_token"]!, "users.get"));
        Assert.NotNull((await other.RefreshAsync((string)two["refresh_token"]!))["error"]);
        Assert.Equal("invalid_token", (string)(await EndAsync(sandbox, "revoke", two))["error"]!);
    }

    [Fact]
    public async Task Tokens_AreNeverOnDiskInTheClear()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var (consent, tokens) = await LinkAsync(sandbox);
        var journal = await ReadSharedAsync(sandbox.Journal);
        foreach (var secret in new[] { "access_token", "refresh_token", "id_token" })
            Assert.DoesNotContain((string)tokens[secret]!, journal, StringComparison.Ordinal);
        Assert.DoesNotContain(consent.Code, journal, StringComparison.Ordinal);
    }

    private static async Task<(Consent Consent, JsonNode Tokens)> LinkAsync(SandboxUnderTest sandbox, params (string Name, string? Value)[] changes)
    {
        var consent = new Consent(sandbox);
        await consent.WalkAsync(changes: changes);
        return (consent, await consent.ExchangeAsync());
    }

    private static Task<JsonNode> InfoAsync(SandboxUnderTest sandbox, string token) =>
        sandbox.OAuthAsync("user_info", ("client_id", sandbox.Options.ClientId), ("access_token", token));

    private static Task<JsonNode> EndAsync(SandboxUnderTest sandbox, string name, JsonNode tokens) =>
        sandbox.OAuthAsync(name, ("client_id", sandbox.Options.ClientId), ("access_token", (string)tokens["access_token"]!));

    private static async Task<string> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }
}
