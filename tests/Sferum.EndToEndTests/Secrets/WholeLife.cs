using Microsoft.AspNetCore.WebUtilities;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Secrets;

/// <summary>What a school goes through wherever secrets are about: links of all kinds, refusals, refreshes, troubles, calls, a hand-over, unlinking.</summary>
internal sealed class WholeLife(RecordedDeployment recorded)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly LivingSchool _school = recorded.Deployment.NewSchool("whole-life");

    public string School => _school.Name;

    public async Task LiveAsync()
    {
        await _school.OpenAsync();
        await LinkAsync();
        await RefuseLinksAsync();
        await HoldConferencesAsync();
        await RefreshAsync();
        await EndureAsync();
        await HandOverAsync();
        await UnlinkAsync();
    }

    private async Task LinkAsync()
    {
        await _school.LinkAsync("head", "olga", "ivan", "mama");
        await LinkByCallerAsync("petr");
        await _school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga* ivan");
        await _school.ShowsAsync("Учительская", "head* olga petr", null);
        await Eventually.HoldsAsync(async () => (await _school.MemberAsync("Учительская", "petr")).PlatformState == MemberPlatformState.Joined, LivingSchool.Soon);
    }

    // The information system takes the browser back, and brings what it came with.
    private async Task LinkByCallerAsync(string person)
    {
        var begun = await BeginAsync(person, caller: true);
        var demo = await _school.Sandbox.AddPersonAsync(person, "Ёлкина");
        var walk = await _school.Sandbox.ApproveAsync(new Uri(begun.StartUri), $"{demo.UserId}");
        var back = QueryHelpers.ParseQuery(new Uri(walk.FinalAddress).Query);
        Assert.Equal(begun.State, back["state"].ToString());
        var link = await Links.CompleteLinkAsync(new CompleteLinkRequest
        {
            Account = _school.Account(person),
            State = begun.State,
            Code = back["code"].ToString(),
            DeviceId = back["device_id"].ToString(),
            RequestId = _school.NextRequest(),
        });
        Assert.Equal(LinkState.Linked, link.State);
    }

    private async Task RefuseLinksAsync()
    {
        var demo = await _school.Sandbox.AddPersonAsync("anna", "Ёлкина");
        // The person says no; VK ID refuses the code; its answer is lost; the profile is somebody else's.
        await RefusedAsync("anna", $"{demo.UserId}", deny: true);
        await _school.Sandbox.AddFaultAsync(new SandboxFault("error") { Method = "oauth2/auth", UserId = demo.UserId, Error = "invalid_grant" });
        await RefusedAsync("anna", $"{demo.UserId}");
        await _school.Sandbox.AddFaultAsync(new SandboxFault("drop_after") { Method = "oauth2/auth", UserId = demo.UserId });
        await RefusedAsync("anna", $"{demo.UserId}");
        await RefusedAsync("anna", $"{_school.User("ivan")}");
        await OpenElsewhereAsync("anna", $"{demo.UserId}");
        await _school.Sandbox.AddFaultAsync(new SandboxFault("error") { Method = "oauth2/user_info", Error = "server_error" });
        await _school.LinkAsync("anna");
    }

    private async Task RefusedAsync(string person, string demo, bool deny = false)
    {
        var walk = await _school.Sandbox.ApproveAsync(new Uri((await BeginAsync(person)).StartUri), demo, deny);
        Assert.False(walk.Ok, $"{walk.FinalStatus} {walk.Text}");
    }

    // One browser opens the start page, another one comes back from VK ID.
    private async Task OpenElsewhereAsync(string person, string demo)
    {
        var begun = await BeginAsync(person);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        using var start = await browser.GetAsync(new Uri(begun.StartUri));
        var walk = await _school.Sandbox.ApproveAsync(start.Headers.Location!, demo);
        Assert.True(walk.FinalStatus >= 400, $"{walk.FinalStatus} {walk.Text}");
    }

    // One that is over, one whose start was lost on the way, one that goes on.
    private async Task HoldConferencesAsync()
    {
        var conferences = new LivingConferences(_school);
        var first = await conferences.PlanAsync("5 А", LivingConferences.Soon(minutes: 10));
        await conferences.UntilAsync(first, ConferenceState.Active);
        Assert.StartsWith("https://", (await conferences.JoinAsync(first, "ivan")).JoinUri, StringComparison.Ordinal);
        await conferences.EndAsync(first);
        await _school.Sandbox.AddFaultAsync(new SandboxFault("drop_after") { Method = "calls.start", UserId = _school.User("head") });
        var second = await conferences.PlanAsync("5 А", LivingConferences.Soon(minutes: 10));
        await conferences.UntilAsync(second, ConferenceState.Active);
        Assert.StartsWith("https://", (await conferences.JoinAsync(second, "olga")).JoinUri, StringComparison.Ordinal);
    }

    // The token is refused in the middle of work: first while VK ID is in trouble, then while it gives another one.
    private async Task RefreshAsync()
    {
        await _school.Sandbox.AddFaultAsync(new SandboxFault("error") { UserId = _school.User("head"), Code = 5 });
        await _school.Sandbox.AddFaultAsync(new SandboxFault("error") { Method = "oauth2/auth", UserId = _school.User("head"), Error = "temporarily_unavailable" });
        await _school.ApplyAsync(new RosterChange { StudentExpelled = new StudentExpelled { Account = _school.Account("ivan") } });
        await _school.ShowsAsync("5 А", "head* olga* anna", "head* olga* anna", Patience);
        Assert.Empty(await _school.Sandbox.FaultsAsync());
        await _school.Sandbox.AddFaultAsync(new SandboxFault("error") { UserId = _school.User("head"), Code = 5 });
        await _school.CreateAsync(new Chat { Type = ChatType.Other, Title = "Слёт" }, "mama");
        await _school.ShowsAsync("Слёт", "head* mama", "head* mama", Patience);
        Assert.Contains(recorded.Platform, exchange => exchange.Request.StartsWith("grant_type=refresh_token", StringComparison.Ordinal) && exchange.Answer.Contains("access_token", StringComparison.Ordinal));
    }

    private async Task EndureAsync()
    {
        var head = _school.User("head");
        await _school.Sandbox.AddFaultAsync(new SandboxFault("drop_after") { UserId = head });
        await _school.Sandbox.AddFaultAsync(new SandboxFault("http") { UserId = head, Status = 503 });
        await _school.Sandbox.AddFaultAsync(new SandboxFault("error") { UserId = head, Code = 10 });
        await _school.CreateAsync(new Chat { Type = ChatType.Other, Title = "Поход" }, "mama", "olga");
        await Eventually.HoldsAsync(async () => (await _school.Sandbox.FaultsAsync()).Count == 0, Patience);
        await _school.ShowsAsync("Поход", "head* olga mama", "head* olga mama", Patience);
    }

    // By an invite link of the old administrator's, with which the new one joins.
    private async Task HandOverAsync()
    {
        await _school.ApplyAsync(new RosterChange { SferumAdministratorChanged = new SferumAdministratorChanged { Account = _school.Account("olga") } });
        await _school.LinkAgainAsync("olga");
        await Eventually.ReadAsync(() => _school.ThereAsync("5 А"), there => there == "anna olga*", Patience, what: "«5 А» under Olga");
        Assert.Contains(recorded.Platform, exchange => exchange.Answer.Contains("https://vk.me/join/", StringComparison.Ordinal));
    }

    private async Task UnlinkAsync()
    {
        foreach (var person in new[] { "mama", "petr", "anna" })
        {
            await Links.UnlinkAsync(new UnlinkRequest { Account = _school.Account(person), RequestId = _school.NextRequest() });
        }

        await Eventually.ReadAsync(() => _school.ThereAsync("5 А"), there => there == "olga*", Patience, what: "«5 А» without Anna");
    }

    private UserLinkService.UserLinkServiceClient Links => _school.Clients.Links;

    private Task<BeginLinkResponse> BeginAsync(string person, bool caller = false) => Links.BeginLinkAsync(new BeginLinkRequest
    {
        Account = _school.Account(person),
        RequestId = _school.NextRequest(),
        Callback = caller ? LinkCallback.Caller : LinkCallback.Unspecified,
        ReturnUri = caller ? new Uri(recorded.Callback.Address, "es/callback").AbsoluteUri : "",
    }).ResponseAsync;
}
