using System.Diagnostics;
using System.Text.Json;
using Sferum.SampleSchool;
using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Xunit;

namespace Sferum.EndToEndTests.Harness;

public sealed class SandboxProcessTests
{
    private const long Alyona = 815_400_101;
    private const long Pyotr = 815_400_102;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task StartAsync_WhenItAnswers_HasTheDemoPeopleOfTheSmallSchool()
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        var people = (await sandbox.Client.PeopleAsync()).Where(person => person.UserId is not null).Select(person => person.FullName).ToHashSet();
        var school = SmallSchool.Make();
        var names = school.Staff.Select(one => one.Name.Full).Concat(school.Students.Select(one => one.Name.Full)).Concat(school.Parents.Select(one => one.Name.Full));
        Assert.All(names, name => Assert.Contains(name, people));
        var big = SampleSchoolGenerator.Generate();
        Assert.Contains(big.Staff.Single(member => member.Id == big.ChatsAdministrator).Name.Full, people);
    }

    [Fact]
    public async Task KillAsync_WhenStartedAgain_HasEverythingOnTheSamePort()
    {
        await using var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        var (client, address, first) = (sandbox.Client, sandbox.Address, sandbox.ProcessId);
        var token = await client.TokenAsync(Alyona);
        foreach (var title in new[] { "5 А", "5 А Родители" })
            await client.CallAsync(token, "messages.createChat", ("title", title));
        await client.CallAsync(token, "messages.addChatUser", ("chat_id", 1), ("user_id", Pyotr));
        var call = await client.CallAsync(token, "calls.start", ("peer_id", 2_000_000_001));

        await sandbox.KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(client.LastSeqAsync);
        await sandbox.StartAgainAsync();

        Assert.Equal(address, sandbox.Address);
        Assert.NotEqual(first, sandbox.ProcessId);
        var world = await client.WaitForAsync(world => world.Chats.Count == 2 && world.ActiveCalls.Count() == 1, Soon);
        Assert.True(world.Chat("5 А").Has(Pyotr));
        Assert.Equal(call.GetProperty("response").GetProperty("call_id").GetString(), world.Calls[0].Id);
        LedgerCheck.NothingDoubled(await client.LedgerAsync());
    }

    [Fact]
    public async Task LedgerAsync_WhenSomethingWasDoneTwice_IsFoundOut()
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        var token = await sandbox.Client.TokenAsync(Alyona);
        await sandbox.Client.CallAsync(token, "messages.createChat", ("title", "5 А"));
        await sandbox.Client.AddFaultAsync(new SandboxFault("drop_after") { Method = "messages.createChat" });
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.Client.CallAsync(token, "messages.createChat", ("title", "5 А")));
        Assert.Contains("of the same title lives since", Assert.Single(LedgerCheck.Doubled(await sandbox.Client.LedgerAsync())), StringComparison.Ordinal);
        Assert.Equal(2, (await sandbox.Client.ChatsAsync("5 А")).Count);
    }

    [Fact]
    public async Task CallAsync_WhenFaster_ThanTheLimit_IsSeenInTheTraffic()
    {
        await using var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "1"));
        var token = await sandbox.Client.TokenAsync(Alyona);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => sandbox.Client.CallAsync(token, "users.get")));
        Assert.Contains(answers, answer => answer.TryGetProperty("error", out var error) && error.GetProperty("error_code").GetInt32() == 6);
        var traffic = Assert.Single(await sandbox.Client.TrafficAsync());
        Assert.Equal((Alyona, 5), (traffic.OwnerId, traffic.Accepted + traffic.Refused));
    }

    [Fact]
    public async Task WaitForAsync_WhenItNeverHolds_TellsOfTheWorld()
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        await sandbox.Client.CallAsync(await sandbox.Client.TokenAsync(Alyona), "messages.createChat", ("title", "5 А"));
        var timeout = await Assert.ThrowsAsync<TimeoutException>(() => sandbox.Client.WaitForAsync(world => world.Chats.Count == 2, TimeSpan.FromMilliseconds(200)));
        Assert.Contains("world.Chats.Count == 2", timeout.Message, StringComparison.Ordinal);
        Assert.Contains("«5 А» (1)", timeout.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_WhenSettingsAreRefused_TellsTheOutput()
    {
        var refused = await Assert.ThrowsAsync<ProcessNotReadyException>(() => SandboxProcess.StartAsync(("Address", "0.0.0.0")));
        Assert.Contains("ended with code 1 before it was ready", refused.Message, StringComparison.Ordinal);
        Assert.Contains("loopback only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_WhenDone_LeavesNoProcessAndNoDirectory()
    {
        var sandbox = await SandboxProcess.StartAsync();
        var (process, directory) = (sandbox.ProcessId, sandbox.DataDirectory);
        Assert.True(Directory.Exists(directory));
        await sandbox.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
        Assert.False(Directory.Exists(directory));
    }

    [Fact]
    public async Task ApproveAsync_WhenTheAddressLeadsNowhere_SaysSo()
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        var outcome = await sandbox.Client.ApproveAsync(new Uri(sandbox.Address, "sandbox/health"), "Пётр Королёв");
        Assert.Equal((false, Pyotr), (outcome.Ok, outcome.UserId));
        Assert.NotNull(outcome.Error);
        await sandbox.Client.ResetAsync();
        Assert.Equal(JsonValueKind.Array, (await sandbox.Client.CallAsync(await sandbox.Client.TokenAsync(Pyotr), "users.get")).GetProperty("response").ValueKind);
    }
}
