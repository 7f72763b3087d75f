using System.Net;
using System.Text.Json.Nodes;
using Sferum.UnitTests.Sandbox.VkId;
using Xunit;
using static Sferum.UnitTests.Sandbox.SandboxUnderTest;

namespace Sferum.UnitTests.Sandbox.Developer;

/// <summary>What the developer's page shows, and what it keeps to itself.</summary>
public sealed class DeveloperPageTests
{
    private static readonly string[] Sections = ["/", "/pages/faults", "/pages/people", "/pages/chats", "/pages/calls", "/pages/ledger", "/pages/traffic"];

    [Fact]
    public async Task Sections_AreWholePagesWithoutScriptAndWithoutAnythingFromElsewhere()
    {
        await using var sandbox = await StartAsync();
        foreach (var section in Sections)
        {
            using var response = await sandbox.Http.GetAsync(Address(section));
            var html = await response.Content.ReadAsStringAsync();
            Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            Assert.Contains("name=\"viewport\"", html, StringComparison.Ordinal);
            Assert.Contains("aria-current=\"page\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("//", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'; form-action 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        using var root = await sandbox.Http.GetAsync(Consent.Relative("/"));
        Assert.Equal("/sandbox/", root.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Codes_ShowTheNewestFirst()
    {
        await using var sandbox = await StartAsync();
        var consent = new Consent(sandbox);
        foreach (var phone in new[] { "79520000001", "79520000002" })
            await (await PageVisitor.BeginAsync(sandbox, consent)).SubmitAsync(("login", phone));
        var page = await ReadAsync(sandbox, "/");
        Assert.Contains(await consent.SmsAsync(), page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("+7 952 000-00-02", StringComparison.Ordinal) < page.IndexOf("+7 952 000-00-01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_ShowWhatOneNeedsToLogIn_AndAreFound()
    {
        await using var sandbox = await StartAsync();
        var all = await ReadAsync(sandbox, "/pages/people");
        Assert.Contains("Тарасова Вера Николаевна", all, StringComparison.Ordinal);
        Assert.Contains("not set", all, StringComparison.Ordinal);
        var found = await ReadAsync(sandbox, "/pages/people?query=" + Uri.EscapeDataString("Егор Семёнов"));
        Assert.Contains("1–1 of 1", found, StringComparison.Ordinal);
        Assert.Contains("+7 900 000-01-29", found, StringComparison.Ordinal);
        Assert.Contains("815400129", found, StringComparison.Ordinal);
        Assert.Contains("815400130", found, StringComparison.Ordinal);
        Assert.Contains("Nobody is called so.", await ReadAsync(sandbox, "/pages/people?query=x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chats_ShowMembersWithRoles_AndAreFoundByTitleAndMember()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        await sandbox.ChatAsync(token, Pyotr);
        await sandbox.DoAsync(token, "messages.createChat", ("title", "Учительская"));
        var all = await ReadAsync(sandbox, "/pages/chats");
        Assert.True(all.IndexOf("«Учительская»", StringComparison.Ordinal) < all.IndexOf("«5 А» · chat 1 · 2 members", StringComparison.Ordinal));
        Assert.Contains("Пётр Королёв (815400102)", all, StringComparison.Ordinal);
        Assert.Contains("owner", all, StringComparison.Ordinal);
        var his = await ReadAsync(sandbox, $"/pages/chats?member={Pyotr}");
        Assert.Contains("«5 А»", his, StringComparison.Ordinal);
        Assert.DoesNotContain("«Учительская»", his, StringComparison.Ordinal);
        Assert.DoesNotContain("«5 А»", await ReadAsync(sandbox, "/pages/chats?title=" + Uri.EscapeDataString("учит")), StringComparison.Ordinal);
        Assert.Contains("No such chat.", await ReadAsync(sandbox, "/pages/chats?member=x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledger_IsPagedFromTheNewestBackToTheBeginning()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        foreach (var place in Enumerable.Range(0, 60))
            await sandbox.DoAsync(token, "messages.createChat", ("title", $"чат-{place:00}"));
        var first = await ReadAsync(sandbox, "/pages/ledger");
        Assert.Contains("1–50 of 62", first, StringComparison.Ordinal);
        Assert.True(first.IndexOf("«чат-59»", StringComparison.Ordinal) < first.IndexOf("«чат-58»", StringComparison.Ordinal));
        Assert.DoesNotContain("«чат-09»", first, StringComparison.Ordinal);
        Assert.Contains("/sandbox/pages/ledger?page=2", first, StringComparison.Ordinal);
        var second = await ReadAsync(sandbox, "/pages/ledger?page=2");
        Assert.Contains("51–62 of 62", second, StringComparison.Ordinal);
        Assert.Contains("«чат-09»", second, StringComparison.Ordinal);
        Assert.Contains("the world began with 31 people", second, StringComparison.Ordinal);
        Assert.Contains("51–62 of 62", await ReadAsync(sandbox, "/pages/ledger?page=99"), StringComparison.Ordinal);
        Assert.Contains("1–50 of 62", await ReadAsync(sandbox, "/pages/ledger?page=-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traffic_CountsByOwner()
    {
        await using var sandbox = await StartAsync(options => options.RequestsPerSecond = 1);
        var token = await sandbox.TokenAsync();
        await sandbox.DoAsync(token, "users.get");
        Assert.Equal(6, await sandbox.FailAsync(token, "users.get"));
        var page = await ReadAsync(sandbox, "/pages/traffic");
        Assert.Contains("Алёна Соловьёва (815400101)", page, StringComparison.Ordinal);
        Assert.Contains("<td data-head=\"Accepted\"><div>1</div></td><td data-head=\"Refused (6)\"><div>1</div></td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sections_ShowNoTokenNoCodeAndNoLink()
    {
        await using var sandbox = await StartAsync();
        var consent = new Consent(sandbox);
        await consent.WalkAsync();
        var tokens = await consent.ExchangeAsync();
        var access = (string)tokens["access_token"]!;
        var chat = await sandbox.ChatAsync(access);
        var invite = (string)(await sandbox.DoAsync(access, "messages.getInviteLink", ("peer_id", 2_000_000_000 + chat)))["link"]!;
        var join = (string)(await sandbox.DoAsync(access, "calls.start", ("peer_id", 2_000_000_000 + chat)))["join_link"]!;
        string[] secrets = [access, (string)tokens["refresh_token"]!, (string)tokens["id_token"]!, consent.Code, invite, join];
        foreach (var section in Sections)
        {
            var page = await ReadAsync(sandbox, section);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, page, StringComparison.Ordinal));
            Assert.All(secrets, secret => Assert.DoesNotContain(Sferum.Sandbox.World.Tokens.Secret.Print(secret), page, StringComparison.Ordinal));
        }

        Assert.Contains("has an invite link (not shown)", await ReadAsync(sandbox, "/pages/chats"), StringComparison.Ordinal);
        Assert.Contains("active", await ReadAsync(sandbox, "/pages/calls"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sections_EncodeWhateverIsInTheWorldAndInTheAddress()
    {
        await using var sandbox = await StartAsync();
        await sandbox.PostAsync("/sandbox/people", new JsonObject { ["first_name"] = "<i>Зоя</i>", ["last_name"] = "<i>" });
        await sandbox.DoAsync(await sandbox.TokenAsync(), "messages.createChat", ("title", "<i>5 А</i>"));
        foreach (var section in Sections)
            Assert.DoesNotContain("<i>", await sandbox.Http.GetStringAsync(Address(section)), StringComparison.Ordinal);
        foreach (var query in new[] { "/pages/people?query=", "/pages/chats?title=", "/pages/chats?member=" })
            Assert.DoesNotContain("<i>", await sandbox.Http.GetStringAsync(Address(query + Uri.EscapeDataString("\"><i>"))), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(SandboxUnderTest sandbox, string section) =>
        WebUtility.HtmlDecode(await sandbox.Http.GetStringAsync(Address(section)));

    private static Uri Address(string section) => Consent.Relative($"/sandbox{section}");
}
