using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>Another Sferum administrator takes the school's chats over on the Sferum side, also when everything dies on the way; where that cannot be, an operator decides (B9, B12, B15).</summary>
[Trait("tier", "long")]
public sealed class HandOverTests
{
    private static readonly string[] Chats = ["Учительская", "5 А", "6 Б", "5 А Родители", "6 Б Родители"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B9_Administrator_WhenAnotherIsNamed_TakesEveryChatOverThoughAllIsKilled(bool killed)
    {
        await using var deployment = await SharedDeployment.StartAsync();
        var school = await FilledAsync(deployment);
        var before = await school.ChatsThereAsync();
        await school.ApplyAsync(new RosterChange { SferumAdministratorChanged = new SferumAdministratorChanged { Account = school.Account("olga") } });
        await school.LinkAgainAsync("olga");
        for (var kill = 0; killed && kill < 3; kill++)
        {
            var seq = await school.Sandbox.LastSeqAsync();
            await Eventually.ReadAsync(
                async () => await school.Sandbox.LastSeqAsync() > seq || await school.ThereAsync("Учительская") == "head* olga*", moved => moved, Patience, what: "the hand-over is under way");
            await deployment.Service.KillAsync();
            await deployment.Service.StartAgainAsync();
        }

        await ShowsUnderAsync(school, "olga");
        var after = await school.ChatsThereAsync();
        Assert.Equal(before.Select(chat => chat.Id).Order(), after.Select(chat => chat.Id).Order());
        await school.ApplyAsync(new RosterChange { StudentExpelled = new StudentExpelled { Account = school.Account("ivan") } });
        await Eventually.ReadAsync(() => school.ThereAsync("5 А"), there => there == "olga*", LivingSchool.Soon, what: "«5 А» without Ivan");
        LedgerCheck.NothingDoubled(await school.Sandbox.LedgerAsync());
    }

    [Fact]
    public async Task B15_RecreateChats_WhenTheOldTokenIsDead_MakesThemAgainOnceConfirmed()
    {
        await using var deployment = await SharedDeployment.StartAsync();
        var school = await FilledAsync(deployment);
        await school.Sandbox.AddFaultAsync(new SandboxFault("error") { UserId = school.User("head"), Code = 17, Count = 1_000 });
        await school.ApplyAsync(new RosterChange { SferumAdministratorChanged = new SferumAdministratorChanged { Account = school.Account("olga") } });
        await school.LinkAgainAsync("olga");
        foreach (var title in Chats)
        {
            await Eventually.ReadAsync(() => school.ChatAsync(title), chat => chat.Trouble == PlatformTrouble.OperatorNeeded, Patience, what: $"«{title}» waits for an operator");
        }

        var request = new RecreateChatsRequest { School = school.Name, RequestId = "again" };
        Assert.Equal(Chats.Length, (await school.Clients.Operations.RecreateChatsAsync(request)).ChatCount);
        await deployment.Service.KillAsync();
        await deployment.Service.StartAgainAsync();
        Assert.Equal(Chats.Length, (await school.Clients.Operations.RecreateChatsAsync(request)).ChatCount);
        foreach (var title in Chats)
        {
            await Eventually.ReadAsync(
                () => school.ChatAsync(title), chat => chat is { PlatformState: ChatPlatformState.InStep, JoinedCount: > 0 }, Patience, what: $"«{title}» made again");
        }

        var own = (await school.ChatsThereAsync()).Where(chat => chat.OwnerId == school.User("olga")).ToList();
        Assert.Equal(Chats.Order(), own.Select(chat => chat.Title).Order());
        var name = (await school.ChatAsync("5 А")).Name;
        await LivingSchool.RefusedAsync(
            () => school.Clients.Operations.RecreateChatsAsync(new() { School = school.Name, Chats = { name }, RequestId = "more" }).ResponseAsync,
            ErrorReason.ChatNotWaitingForOperator);
    }

    [Fact]
    public async Task B12_Delete_WhenKilledOnTheWay_ClosesTheChatThere()
    {
        await using var deployment = await SharedDeployment.StartAsync();
        var school = await FilledAsync(deployment);
        var chat = await school.Clients.Chats.CreateChatAsync(new CreateChatRequest
        {
            Parent = school.Name,
            Chat = new Chat { Type = ChatType.Other, Title = "Поход" },
            SetMembers = { new ChatMemberInput { Account = school.Account("ivan") }, new ChatMemberInput { Account = school.Account("olga") } },
            AcceptUnlinked = true,
            RequestId = school.NextRequest(),
        });
        await school.ShowsAsync("Поход", "head* ivan olga", "head* ivan olga");
        var there = Assert.Single(await school.ChatsThereAsync(), found => found.Title == "Поход");
        await school.Clients.Chats.DeleteChatAsync(new DeleteChatRequest { Name = chat.Name, RequestId = school.NextRequest() });
        await deployment.Service.KillAsync();
        await deployment.Service.StartAgainAsync();
        var cleared = await Eventually.ReadAsync(
            async () => (await school.Sandbox.LedgerAsync()).LastOrDefault(entry => entry.Effect.Chat == there.Id),
            entry => entry?.Method == "messages.deleteConversation",
            Patience,
            what: "the conversation deleted");
        Assert.Equal(school.User("head"), cleared!.User);
        Assert.DoesNotContain(await school.ChatsThereAsync(), found => found.Id == there.Id);
    }

    private static async Task<LivingSchool> FilledAsync(SharedDeployment deployment)
    {
        var school = await deployment.NewSchool("hands").OpenAsync();
        await school.LinkAsync("head", "ivan", "olga");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga* ivan");
        await school.ShowsAsync("Учительская", "head* olga petr", "head* olga");
        await school.ShowsAsync("6 Б Родители", "head* lena", "head*");
        await school.ShowsAsync("5 А Родители", "head* olga* mama papa", "head* olga*");
        await school.ShowsAsync("6 Б", "head* lev", "head*");
        return school;
    }

    // Who made a chat keeps a maker's rights while in it: as one of the teachers, that is in the teachers' chat alone.
    private static async Task ShowsUnderAsync(LivingSchool school, string head)
    {
        foreach (var (title, there) in new[] { ("Учительская", $"head* {head}*"), ("5 А", $"ivan {head}*"), ("6 Б", $"{head}*"), ("5 А Родители", $"{head}*"), ("6 Б Родители", $"{head}*") })
        {
            await Eventually.ReadAsync(() => school.ThereAsync(title), seen => seen == there, Patience, what: $"«{title}» on the Sferum side: {there}");
        }
    }
}
