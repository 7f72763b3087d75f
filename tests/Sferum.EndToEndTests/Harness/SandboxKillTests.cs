using System.Globalization;
using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Xunit;

namespace Sferum.EndToEndTests.Harness;

/// <summary>Whatever is proved with the sandbox's ledger rests on this: a killed sandbox has every effect that it had answered.</summary>
[Trait("tier", "long")]
public sealed class SandboxKillTests
{
    private const long Alyona = 815_400_101;
    private const int Kills = 20;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly HashSet<string> answered = [];

    [Fact]
    public async Task KillAsync_WhenManyTimesUnderLoad_LosesNothingThatWasAnswered()
    {
        await using var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        var token = await sandbox.Client.TokenAsync(Alyona);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var load = CreateAsync(sandbox.Client, token, kill);
            // Under way, at some place that is another one each time.
            await sandbox.Client.WaitForAsync(world => world.Chats.Count > 10 * kill, Soon);
            await sandbox.KillAsync();
            await load;
            await sandbox.StartAgainAsync();
        }

        var titles = (await sandbox.Client.ChatsAsync()).Select(chat => chat.Title).ToList();
        Assert.InRange(answered.Count, 10 * Kills, int.MaxValue);
        Assert.Subset(titles.ToHashSet(), answered);
        Assert.InRange(titles.Count, answered.Count, answered.Count + Kills);
        LedgerCheck.NothingDoubled(await sandbox.Client.LedgerAsync());
    }

    /// <summary>Creates chats one after the other until the sandbox is gone.</summary>
    private async Task CreateAsync(SandboxClient client, string token, int life)
    {
        for (var chat = 0; ; chat++)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"{life}-{chat}");
            try
            {
                await client.CallAsync(token, "messages.createChat", ("title", title));
                answered.Add(title);
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                return;
            }
        }
    }
}
