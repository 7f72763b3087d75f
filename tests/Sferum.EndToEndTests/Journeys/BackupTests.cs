using Sferum.Testing.Samples;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Journeys;

/// <summary>A copy made while the service works, put back in another directory: everything that had been answered before it is there, and the administrator's tokens open.</summary>
[Trait("tier", "long")]
public sealed class BackupTests
{
    [Fact]
    public async Task Restore_OfACopyOfTheRunningService_GoesOnWhereTheCopyWas()
    {
        await using var yard = await SchoolYard.OpenAsync();
        await yard.Clients.Rosters.ReplaceRosterAsync(SampleRoster.Read(15));
        await yard.LinkAsync(SchoolYard.Administrator, "Алёна Соловьёва", "link-administrator");
        var before = await InStepAsync(yard);
        var copy = Path.Combine(Path.GetDirectoryName(yard.Service.DataDirectory)!, "copy");
        await DoneAsync(yard, "backup", $"--to={copy}");

        // After the copy: lost with the directory.
        var one = before.Chats.First(chat => chat.Type == ChatType.Class);
        await yard.Clients.Chats.UpdateChatAsync(Renamed(one, "Позже", "later"));
        await yard.Service.KillAsync();
        Directory.Move(yard.Service.DataDirectory, yard.Service.DataDirectory + ".lost");
        await DoneAsync(yard, "restore", $"--from={copy}");
        await yard.Service.StartAgainAsync();

        var after = await InStepAsync(yard);
        Assert.Equal(before.Chats.Select(chat => (chat.Name, chat.Title)), after.Chats.Select(chat => (chat.Name, chat.Title)));
        // The token opens, and the Sferum side follows.
        await yard.Clients.Chats.UpdateChatAsync(Renamed(one, "Снова здесь", "again"));
        await yard.Sandbox.Client.WaitForAsync(world => world.LiveChats.Any(chat => chat.Title == "Снова здесь"), SchoolYard.Soon);
        Assert.Equal(before.TotalSize, (await yard.Sandbox.Client.WorldAsync()).LiveChats.Count());
    }

    private static async Task DoneAsync(SchoolYard yard, params string[] command)
    {
        var (exitCode, said) = await yard.Service.CommandAsync(command);
        Assert.True(exitCode == 0, said);
    }

    private static UpdateChatRequest Renamed(Chat chat, string title, string requestId) => new()
    {
        Chat = new Chat { Name = chat.Name, Title = title },
        UpdateMask = new() { Paths = { "title" } },
        RequestId = requestId,
    };

    private static Task<ListChatsResponse> InStepAsync(SchoolYard yard) => Eventually.ReadAsync(
        () => yard.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = SchoolYard.School, PageSize = 500 }).ResponseAsync,
        page => page.TotalSize > 50 && page.Chats.All(chat => chat.PlatformState == ChatPlatformState.InStep),
        TimeSpan.FromSeconds(60));
}
