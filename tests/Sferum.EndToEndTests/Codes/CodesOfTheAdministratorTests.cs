using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Sandbox;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Codes;

/// <summary>
/// What follows from the platform's codes that concern everything which is done with an administrator's token: one test for each class of them, with every code of the class in a school of its
/// own.
/// </summary>
public sealed class CodesOfTheAdministratorTests(SharedDeployment deployment) : IClassFixture<SharedDeployment>
{
    [Fact]
    public Task AgainSoon_IsTriedAgain_AndNobodyHearsOfIt() => EachAsync(
        "soon",
        [.. Errors(TroubledSchool.AddUser, 1, 6, 10, 36), new SandboxFault("http") { Status = 503 }, new SandboxFault("drop_before"), new SandboxFault("drop_after")],
        async (school, fault) =>
        {
            await school.AddFaultAsync(fault with { Count = 2 });
            await school.School.LinkAsync("olga");

            await school.IsWellAsync();
            Assert.Equal(PlatformTrouble.Unspecified, (await school.ChatAsync(chat => chat.PlatformState == ChatPlatformState.InStep)).Trouble);
            var own = $" by {school.School.User("head")}: ";
            Assert.DoesNotContain(LedgerCheck.Doubled(await school.School.Sandbox.LedgerAsync()), doubled => doubled.Contains(own, StringComparison.Ordinal));
        });

    [Fact]
    public Task AgainMuchLater_PausesTheLane_AndIsShownAsThrottled() => EachAsync("later", Errors(TroubledSchool.AddUser, 9, 29, 601, 982, 984), async (school, fault) =>
    {
        await school.AddFaultAsync(fault with { Count = TroubledSchool.Always });
        await school.School.LinkAsync("olga");

        var chat = await school.ChatAsync(chat => chat.Trouble != PlatformTrouble.Unspecified);
        Assert.Equal((ChatPlatformState.HeldUp, PlatformTrouble.Throttled), (chat.PlatformState, chat.Trouble));
        await school.MemberAsync("olga", member => member.PendingReason == PendingReason.Throttled);
        var lane = await school.LaneAsync(lane => lane.State == LaneState.BackingOff);
        Assert.Equal((PlatformTrouble.Throttled, $"{fault.Code}"), (lane.Trouble, lane.LastFault));
        Assert.InRange(lane.BackingOffUntil.ToDateTimeOffset() - TimeProvider.System.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        // One request showed it; the two that may have been under way beside it were all that followed.
        Assert.InRange(await school.StruckAsync(TroubledSchool.AddUser), 1, 6);
    });

    [Fact]
    public async Task Captcha_ParksTheLane_WithTheAddressForTheOperator()
    {
        var school = await TroubledSchool.OpenAsync(deployment, "captcha");
        await school.AddErrorAsync(TroubledSchool.AddUser, 14, TroubledSchool.Always);
        await school.AddErrorAsync("execute", 14, TroubledSchool.Always);
        await school.School.LinkAsync("olga");

        var chat = await school.ChatAsync(chat => chat.Trouble != PlatformTrouble.Unspecified);
        Assert.Equal((ChatPlatformState.HeldUp, PlatformTrouble.Captcha), (chat.PlatformState, chat.Trouble));
        var lane = await school.LaneAsync(lane => lane.State == LaneState.WaitingForOperator);
        Assert.Equal((PlatformTrouble.Captcha, "14"), (lane.Trouble, lane.LastFault));
        Assert.StartsWith("http", lane.CaptchaUri, StringComparison.Ordinal);
        Assert.InRange(lane.BackingOffUntil.ToDateTimeOffset() - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60));
        var listed = await school.School.Clients.Operations.ListLanesAsync(new ListLanesRequest { School = school.School.Name, State = LaneState.WaitingForOperator });
        Assert.Equal(lane.Name, Assert.Single(listed.Lanes).Name);
    }

    [Fact]
    public Task Token_IsRefreshedOnce_AndNobodyHearsOfIt() => EachAsync("token", Errors(TroubledSchool.AddUser, 5, 1117), async (school, fault) =>
    {
        var before = (await school.EffectsAsync("tokens_issued")).Count;
        await school.AddFaultAsync(fault);
        await school.School.LinkAsync("olga");

        await school.IsWellAsync();
        Assert.Equal(before + 1, (await school.EffectsAsync("tokens_issued")).Count);
        Assert.True(await school.School.IsLinkedAsAdministratorAsync("head"));
    });

    [Fact]
    public Task LinkAgain_BreaksTheLink_UntilItsOwnerLinksAgain() => EachAsync(
        "again", Errors(TroubledSchool.AddUser, 17, 37, 3610), async (school, fault) =>
        {
            await school.AddFaultAsync(fault);
            await school.School.LinkAsync("anna");

            await BrokenAsync(school);
            await school.School.ShowsAsync(TroubledSchool.Class, "head* olga* ivan anna", "head* anna");
        });

    [Fact]
    public async Task LinkAgain_WhenTheAdministratorsProfileIsGone_BreaksTheLinkToo()
    {
        var school = await TroubledSchool.OpenAsync(deployment, "gone");
        var chat = await school.School.CreateAsync(new Chat { Type = ChatType.Other, Title = "Кружок" });
        await school.ChatAsync(made => made.PlatformState == ChatPlatformState.InStep, "Кружок");
        await school.AddErrorAsync("messages.editChat", 18);
        await school.School.UpdateAsync(chat, title: "Клуб");

        await BrokenAsync(school, "Клуб");
        await school.School.ShowsAsync("Клуб", "head*", "head*");
    }

    [Fact]
    public async Task LinkAgain_WhenEvenTheRefreshIsRefused_BreaksTheLinkToo()
    {
        var school = await TroubledSchool.OpenAsync(deployment, "refresh");
        await school.AddFaultAsync(new SandboxFault("error") { Method = "oauth2/auth", Error = "invalid_grant" });
        await school.AddErrorAsync(TroubledSchool.AddUser, 5);
        await school.School.LinkAsync("anna");

        await BrokenAsync(school);
        await school.School.ShowsAsync(TroubledSchool.Class, "head* olga* ivan anna", "head* anna");
    }

    [Fact]
    public Task NotEntitled_IsShownToTheOperator_WithoutAStorm() => EachAsync(
        "entitled", Errors(TroubledSchool.CreateChat, 2, 3, 7, 8, 15, 20, 23, 27, 28, 100, 101), async (school, fault) =>
        {
            await school.AddFaultAsync(fault with { Count = TroubledSchool.Always });
            await school.School.CreateAsync(new Chat { Type = ChatType.Other, Title = "Кружок" });

            var chat = await school.ChatAsync(chat => chat is { PlatformState: ChatPlatformState.Waiting, Trouble: PlatformTrouble.NotEntitled }, "Кружок");
            var lane = await school.LaneAsync(lane => lane.State == LaneState.WaitingForOperator);
            Assert.Equal((PlatformTrouble.NotEntitled, $"{fault.Code}"), (lane.Trouble, lane.LastFault));
            Assert.Equal(1, await school.StruckAsync(TroubledSchool.CreateChat));
            // The registry goes on.
            Assert.Single(await school.School.MembersAsync(chat.Name));
        });

    private static SandboxFault[] Errors(string method, params int[] codes) => [.. codes.Select(code => new SandboxFault("error") { Method = method, Code = code })];

    private static async Task BrokenAsync(TroubledSchool school, string title = TroubledSchool.Class)
    {
        await school.ChatAsync(chat => chat is { PlatformState: ChatPlatformState.HeldUp, Trouble: PlatformTrouble.AdministratorLinkBroken }, title);
        var link = await school.School.Clients.Links.GetUserLinkAsync(new GetUserLinkRequest { Account = school.School.Account("head") });
        Assert.Equal(LinkState.Broken, link.State);
        Assert.Equal((LaneState.WaitingForLink, PlatformTrouble.AdministratorLinkBroken), await StateAsync(school));
        await school.School.LinkAgainAsync("head");
        await school.ChatAsync(chat => chat is { PlatformState: ChatPlatformState.InStep, Trouble: PlatformTrouble.Unspecified }, title);
    }

    private static async Task<(LaneState State, PlatformTrouble Trouble)> StateAsync(TroubledSchool school)
    {
        var lane = await school.LaneAsync();
        return (lane.State, lane.Trouble);
    }

    private Task EachAsync(string name, SandboxFault[] faults, Func<TroubledSchool, SandboxFault, Task> test) =>
        Task.WhenAll(faults.Select(async fault => await test(await TroubledSchool.OpenAsync(deployment, name), fault)));
}
