using Grpc.Core;
using Sferum.EndToEndTests.Journeys;
using Sferum.Testing.Processes;
using Sferum.Testing.Samples;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Clusters;

/// <summary>Three silos are stopped in order and started again, one after the other, while clients go on that repeat what is UNAVAILABLE or took too long, as docs/errors.md says.</summary>
[Trait("tier", "long")]
public sealed class RollingRestartTests
{
    private const int Clients = 8;
    private const int Tries = 8;

    // Every process is cold yet.
    private static readonly TimeSpan FirstImport = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Restart_OfEachSiloInTurn_IsNotSeenByClientsThatRepeat()
    {
        await using var yard = await SchoolYard.OpenAsync(sandbox => ServiceProcess.StartClusterAsync(sandbox, 3));
        await yard.Clients.Rosters.ReplaceRosterAsync(SampleRoster.Read(15), deadline: (TimeProvider.System.GetUtcNow() + FirstImport).UtcDateTime);
        var chats = (await yard.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = SchoolYard.School, PageSize = 100 })).Chats;
        using var over = new CancellationTokenSource();
        var load = Enumerable.Range(0, Clients).Select(i => AskAsync(yard, [.. chats.Where((_, at) => at % Clients == i)], over.Token)).ToArray();
        foreach (var silo in yard.Service.Silos)
        {
            Assert.Equal(0, await silo.TerminateAsync());
            await silo.StartAgainAsync();
        }

        await over.CancelAsync();
        var asked = await Task.WhenAll(load);
        Assert.All(asked, count => Assert.True(count > 20, $"{count} answers are no load."));
    }

    private static async Task<int> AskAsync(SchoolYard yard, IReadOnlyList<Chat> chats, CancellationToken over)
    {
        var answers = 0;
        for (var round = 0; !over.IsCancellationRequested; round++)
        {
            var chat = chats[round % chats.Count];
            await RepeatAsync(() => yard.Clients.Chats.GetChatAsync(new GetChatRequest { Name = chat.Name }).ResponseAsync);
            answers++;
        }

        return answers;
    }

    private static async Task RepeatAsync<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await call();
                return;
            }
            catch (RpcException error) when (error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded && attempt < Tries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50 << attempt), TimeProvider.System);
            }
        }
    }
}
