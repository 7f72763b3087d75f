using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>A chat that somebody changed on the Sferum side is found and put right (B13-B17).</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class DriftTests(SharedDeployment deployment)
{
    private const string People = "head* olga* ivan anna";

    [Fact]
    public async Task CheckDrift_WhenAChatWasVandalised_ReportsAndThenPutsItRight()
    {
        var school = await FilledAsync(deployment);
        var chat = await school.ChatAsync("5 А");
        await VandaliseAsync(school);

        var reported = await CheckAsync(school, chat.Name, repair: false);
        Assert.Equal([DriftKind.MemberMissing, DriftKind.Stranger, DriftKind.RoleDiffers, DriftKind.TitleDiffers], reported.Findings.Select(finding => finding.Kind).Order());
        Assert.Contains("stranger", await school.ThereAsync("Болталка"), StringComparison.Ordinal);

        var repaired = await CheckAsync(school, chat.Name, repair: true);
        Assert.Equal((4, true), (repaired.Findings.Count, repaired.Findings.All(finding => finding.Repaired)));
        await school.ShowsAsync("5 А", People, People);
        Assert.Empty((await CheckAsync(school, chat.Name, repair: true)).Findings);

        var listed = await school.Clients.Operations.ListDriftFindingsAsync(new ListDriftFindingsRequest { Parent = school.Name, Chat = chat.Name });
        Assert.Equal(4, listed.TotalSize);
        LedgerCheck.NothingDoubled(await school.Sandbox.LedgerAsync());
    }

    [Fact]
    public async Task CheckDrift_OfASchoolWhoseServiceIsKilled_GoesOnBehindTheAnswer()
    {
        await using var own = await SharedDeployment.StartAsync();
        var school = await FilledAsync(own);
        await VandaliseAsync(school);

        var queued = await CheckAsync(school, school.Name, repair: true);
        Assert.Equal(5, queued.QueuedChatCount);
        await own.Service.KillAsync();
        await own.Service.StartAgainAsync();
        await school.ShowsAsync("5 А", People, People);
        var state = await school.Clients.Operations.GetSchoolSyncStateAsync(new GetSchoolSyncStateRequest { School = school.Name });
        Assert.Equal((5, LinkState.Linked, PlatformTrouble.Unspecified), (state.ChatCount, state.AdministratorLinkState, state.Trouble));
        Assert.Equal(Assert.Single((await school.Clients.Rosters.ListRosterImportsAsync(new ListRosterImportsRequest { Parent = school.Name })).RosterImports).Name, state.LastRosterImport);
        LedgerCheck.NothingDoubled(await school.Sandbox.LedgerAsync());
    }

    [Theory]
    [InlineData(939, PendingReason.Invited)]
    [InlineData(981, PendingReason.Privacy)]
    [InlineData(982, PendingReason.Throttled)]
    [InlineData(103, PendingReason.ChatFull)]
    [InlineData(18, PendingReason.ProfileDeactivated)]
    public async Task Pending_WhenTheSferumSideRefusesAMember_SaysWhy(int code, PendingReason reason)
    {
        var school = await deployment.NewSchool("pending").OpenAsync();
        await school.LinkAsync("head", "ivan");
        await school.ShowsAsync("5 А", People, "head* ivan");
        await school.Sandbox.AddFaultAsync(new SandboxFault("error") { Method = "messages.addChatUser", UserId = school.User("head"), Code = code });
        await school.LinkAsync("anna");
        await Eventually.ReadAsync(
            () => school.MemberAsync("5 А", "anna"), member => (member.PlatformState, member.PendingReason) == (MemberPlatformState.Pending, reason), LivingSchool.Soon);
        Assert.Equal(PendingReason.NotLinked, (await school.MemberAsync("5 А", "olga")).PendingReason);
        // The chat knows of the link, and the person still waits for it.
        var link = await school.Clients.Links.GetUserLinkAsync(new GetUserLinkRequest { Account = school.Account("anna") });
        Assert.Equal((LinkState.Linked, 1), (link.State, link.PendingChatCount));
    }

    [Fact]
    public async Task Registry_WithoutEntitlement_KeepsWorkingAndSaysWhatIsWrong()
    {
        var school = await deployment.NewSchool("entitled").OpenAsync();
        // The lane of this administrator only: the fault waits for a token that there is not yet.
        await school.LinkAsync("head");
        await school.ShowsAsync("5 А", People, "head*");
        await school.Sandbox.AddFaultAsync(new SandboxFault("error") { Method = "messages.*", UserId = school.User("head"), Code = 7, Count = 1_000 });
        await school.LinkAsync("ivan");
        var held = await Eventually.ReadAsync(() => school.ChatAsync("5 А"), chat => chat.Trouble == PlatformTrouble.NotEntitled, LivingSchool.Soon);
        Assert.Equal(ChatPlatformState.HeldUp, held.PlatformState);
        await LivingSchool.RefusedAsync(() => CheckAsync(school, held.Name, repair: true), ErrorReason.NotEntitled);
        await school.Clients.Chats.UpdateChatAsync(new UpdateChatRequest
        {
            Chat = new Chat { Name = held.Name, Title = "Пятый А" },
            SetMembers = { new ChatMemberInput { Account = school.Account("petr") } },
            AcceptUnlinked = true,
            RequestId = school.NextRequest(),
        });
        await school.ShowsAsync("Пятый А", "head* olga* ivan anna petr", there: null);
        var state = await school.Clients.Operations.GetSchoolSyncStateAsync(new GetSchoolSyncStateRequest { School = school.Name });
        Assert.InRange(state.HeldUpChatCount, 1, 5);
        await school.Sandbox.ClearFaultsAsync();
    }

    private static async Task<LivingSchool> FilledAsync(SharedDeployment deployment)
    {
        var school = await deployment.NewSchool("drift").OpenAsync();
        await school.LinkAsync("head", "olga", "ivan", "anna");
        await school.ShowsAsync("5 А", People, People);
        return school;
    }

    private static Task<CheckDriftResponse> CheckAsync(LivingSchool school, string name, bool repair) =>
        school.Clients.Operations.CheckDriftAsync(new CheckDriftRequest { Name = name, Repair = repair, RequestId = school.NextRequest() }).ResponseAsync;

    // The administrator by hand, in VK's own windows.
    private static async Task VandaliseAsync(LivingSchool school)
    {
        var head = school.User("head");
        var there = Assert.Single(await school.ChatsThereAsync(), chat => chat.Title == "5 А");
        var chat = there.Members.Single(member => member.UserId == head).ChatId;
        var token = await school.Sandbox.TokenAsync(head);
        var stranger = (await school.Sandbox.AddPersonAsync("Чужой", "Человек")).UserId!.Value;
        await school.Sandbox.CallAsync(token, "messages.removeChatUser", ("chat_id", chat), ("user_id", school.User("ivan")));
        await school.Sandbox.CallAsync(token, "messages.addChatUser", ("chat_id", chat), ("user_id", stranger));
        await school.Sandbox.CallAsync(token, "messages.setMemberRole", ("peer_id", 2_000_000_000 + chat), ("member_id", school.User("olga")), ("role", "member"));
        await school.Sandbox.CallAsync(token, "messages.editChat", ("chat_id", chat), ("title", "Болталка"));
    }
}
