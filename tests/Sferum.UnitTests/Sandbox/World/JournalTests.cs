using System.Text.Json.Nodes;
using Sferum.Sandbox;
using Xunit;
using static Sferum.UnitTests.Sandbox.SandboxUnderTest;

namespace Sferum.UnitTests.Sandbox.World;

public sealed class JournalTests
{
    [Fact]
    public async Task Restart_WhenTheJournalIsWhole_BringsTheSameWorldBack()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        await BusyAsync(sandbox, token);
        var (world, ledger) = (await TextAsync(sandbox, "/sandbox/world"), await TextAsync(sandbox, "/sandbox/ledger"));
        await sandbox.RestartAsync();
        Assert.Equal(world, await TextAsync(sandbox, "/sandbox/world"));
        Assert.Equal(ledger, await TextAsync(sandbox, "/sandbox/ledger"));
        Assert.Equal(2, await sandbox.ChatAsync(token));
    }

    [Fact]
    public async Task Restart_WhenTheLastLineIsTornAnywhere_CutsItOffAndGoesOn()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        await BusyAsync(sandbox, token);
        var last = await sandbox.LastSeqAsync();
        await sandbox.DoAsync(token, "messages.createChat", ("title", "Ёлка"));
        var whole = await File.ReadAllBytesAsync(await CopyAsync(sandbox.Journal));
        var lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        foreach (var cut in new[] { lastLine + 1, (lastLine + whole.Length) / 2, whole.Length - 1 })
        {
            await sandbox.RestartAsync(() => File.WriteAllBytes(sandbox.Journal, whole[..cut]));
            Assert.Equal(last, await sandbox.LastSeqAsync());
            Assert.Equal(lastLine, new FileInfo(sandbox.Journal).Length);
        }

        await sandbox.DoAsync(token, "messages.createChat", ("title", "Сосна"));
        await sandbox.RestartAsync();
        Assert.Equal(last + 1, await sandbox.LastSeqAsync());
    }

    [Fact]
    public async Task Start_WhenTheJournalIsDamagedInTheMiddle_IsRefusedWithTheLine()
    {
        await using var sandbox = await StartAsync();
        await BusyAsync(sandbox, await sandbox.TokenAsync());
        var lines = await File.ReadAllLinesAsync(await CopyAsync(sandbox.Journal));
        lines[1] = lines[1][..10];
        var directory = Directory.CreateTempSubdirectory("sandbox-");
        await File.WriteAllLinesAsync(Path.Combine(directory.FullName, "journal.jsonl"), lines);
        var refused = Assert.Throws<SandboxRefusedException>(() => SandboxApplication.Create(new SandboxOptions { DataDirectory = directory.FullName }));
        Assert.Contains("line 2", refused.Message, StringComparison.Ordinal);
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Start_WhenTheDirectoryIsInUse_IsRefusedAndHarmsNothing()
    {
        await using var sandbox = await StartAsync();
        var refused = Assert.Throws<SandboxRefusedException>(() => SandboxApplication.Create(sandbox.Options));
        Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
        await sandbox.ChatAsync(await sandbox.TokenAsync());
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.0.1")]
    [InlineData("example.com")]
    public void Start_WhenTheAddressIsNotLoopback_IsRefused(string address) =>
        Assert.Throws<SandboxRefusedException>(() => SandboxApplication.Create(new SandboxOptions { Address = address }));

    [Fact]
    public async Task Ledger_TellsEffectsInOrderWithActorMethodAndTime()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var before = await sandbox.LastSeqAsync();
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(123));
        await sandbox.ChatAsync(token, Pyotr, Olga);
        var page = await sandbox.GetAsync($"/sandbox/ledger?after={before}&limit=2");
        var first = page["items"]![0]!;
        Assert.Equal(
            (before + 1, "2026-09-01T05:00:00.123Z", Anna, "messages.createChat", "chat_created"),
            ((long)first["seq"]!, (string)first["time"]!, (long)first["user"]!, (string)first["method"]!, (string)first["effect"]!["kind"]!));
        Assert.True((bool)page["more"]!);
        var rest = await sandbox.GetAsync($"/sandbox/ledger?after={page["last"]}");
        Assert.Equal(Olga, (long)rest["items"]!.AsArray().Single()!["effect"]!["user"]!);
        Assert.False((bool)rest["more"]!);
        Assert.Empty((await sandbox.GetAsync($"/sandbox/ledger?after={before + 100}"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Ledger_WhenManyActAtOnce_HasEveryEffectOnce()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        var before = await sandbox.LastSeqAsync();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(place => sandbox.DoAsync(token, "messages.createChat", ("title", $"чат {place}"))));
        await sandbox.RestartAsync();
        var ledger = (await sandbox.GetAsync($"/sandbox/ledger?after={before}"))["items"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, 200).Select(place => before + place), ledger.Select(entry => (long)entry!["seq"]!));
        Assert.Equal(200, ledger.Select(entry => (string)entry!["effect"]!["title"]!).Distinct().Count());
    }

    [Fact]
    public async Task Reset_BeginsAgainWithTheDemoPeople_AndStaysSoOverARestart()
    {
        await using var sandbox = await StartAsync();
        var token = await sandbox.TokenAsync();
        await BusyAsync(sandbox, token);
        (await sandbox.Http.PostAsync(new Uri("/sandbox/reset", UriKind.Relative), null)).EnsureSuccessStatusCode();
        await sandbox.RestartAsync();
        var world = await sandbox.GetAsync("/sandbox/world");
        Assert.Equal((31, 0, 0), (world["people"]!.AsArray().Count, world["chats"]!.AsArray().Count, world["calls"]!.AsArray().Count));
        Assert.Equal(["world_seeded"], await sandbox.EffectsAsync(0));
        Assert.Equal(5, await sandbox.FailAsync(token, "users.get"));
    }

    private static async Task BusyAsync(SandboxUnderTest sandbox, string token)
    {
        var chat = await sandbox.ChatAsync(token, Pyotr, Olga);
        await sandbox.DoAsync(token, "messages.setMemberRole", ("peer_id", 2_000_000_000 + chat), ("member_id", Pyotr), ("role", "admin"));
        await sandbox.DoAsync(token, "messages.removeChatUser", ("chat_id", chat), ("user_id", Olga));
        await sandbox.DoAsync(token, "messages.editChat", ("chat_id", chat), ("title", "6 «А»"));
        await sandbox.DoAsync(token, "messages.getInviteLink", ("peer_id", 2_000_000_000 + chat));
        await sandbox.DoAsync(token, "messages.deleteConversation", ("peer_id", 2_000_000_000 + chat));
        var call = (string)(await sandbox.DoAsync(token, "calls.start"))["call_id"]!;
        await sandbox.PostAsync($"/sandbox/calls/{call}/participants", new JsonObject { ["user_id"] = Pyotr });
        await sandbox.DoAsync(token, "calls.forceFinish", ("call_id", call));
        await sandbox.PostAsync("/sandbox/people", new JsonObject { ["first_name"] = "Зоя", ["last_name"] = "Ёлкина" });
        await sandbox.PostAsync($"/sandbox/people/{Olga}/flags", new JsonObject { ["privacy"] = true });
    }

    private static Task<string> TextAsync(SandboxUnderTest sandbox, string address) => sandbox.Http.GetStringAsync(new Uri(address, UriKind.Relative));

    private static async Task<string> CopyAsync(string path)
    {
        var copy = Path.GetTempFileName();
        await using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        await using var to = File.Create(copy);
        await from.CopyToAsync(to);
        return copy;
    }
}
