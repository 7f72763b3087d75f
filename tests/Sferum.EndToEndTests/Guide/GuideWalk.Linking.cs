using Microsoft.AspNetCore.WebUtilities;
using Sferum.EndToEndTests.Browser;
using Sferum.Testing.Sandbox;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Guide;

/// <summary>«Linking» and «Unlinking». VK ID's pages are the sandbox's, walked in a browser or by its stand-in for one.</summary>
internal sealed partial class GuideWalk
{
    private static readonly Dictionary<string, string> TenMinutes = new() { ["LINK_ATTEMPT_EXPIRED"] = "LinkAttemptRulesTests" };

    private IReadOnlyList<GuideStep> LinkingSteps =>
    [
        new("Figure 1, login to ES", Nothing),
        new("Figure 2, desktop with «Привязать аккаунт к Сферум»", DesktopAsync),
        new("Figure 3, «Авторизация в Сферум»", BeginLinkAsync),
        new("Figures 4-8, variant 1", Variant1Async) { Elsewhere = TenMinutes },
        new("Figures 5 and 10, «Забыли или не установили пароль?» (A5)", ForgottenAsync) { Elsewhere = TenMinutes },
        new("Figures 9-14, variant 2", Variant2Async) { Elsewhere = TenMinutes },
        new("Figures 15-20, variant 3", Variant3Async),
        new("Back in ES", BackAsync),
        new("Figure 21, «Перейти в Сферум» (A8)", LaunchAsync),
        new("Who has not linked yet", UnlinkedAsync),
        new("«Отображаются доступные вам чаты и видеоконференции» (A7)", AvailableAsync),
        new("Figure 22, window with «Отвязать аккаунт от Сферума»", UnlinkAsync),
    ];

    private async Task DesktopAsync()
    {
        Assert.Equal(LinkState.NotLinked, (await LinkOfAsync("olga")).State);
        await RefusedAsync(() => LinkOfAsync("nobody"), ErrorReason.NotFound);
    }

    private async Task BeginLinkAsync()
    {
        await school.LinkAsync("head");
        await RefusedAsync(() => BeginAsync("head"), ErrorReason.AccountAlreadyLinked);
        var begun = await BeginAsync("lena", "http://127.0.0.1:1/desktop");
        Assert.Equal(LinkState.InProgress, (await LinkOfAsync("lena")).State);
        Assert.True(Uri.IsWellFormedUriString(begun.StartUri, UriKind.Absolute));
    }

    private async Task Variant1Async()
    {
        await using (var visit = await deployment.VisitAsync())
        {
            var walk = await OpenAsync(visit, "olga");
            await walk.LoginAsync("+7 900 000-01-29");
            await walk.PasswordAsync();
            await walk.CodeAsync();
            await walk.ChooseAsync(place: 1);
            await walk.CheckAsync();
            await walk.ConfirmAsync("Семёнов Егор");
        }

        await IsLinkedAsync("olga");
        await CompleteByCallerAsync("petr");
        await RefusalsOfLinkingAsync();
    }

    // The school information system takes the browser back, and brings what it came with.
    private async Task CompleteByCallerAsync(string person)
    {
        var demo = await school.Sandbox.AddPersonAsync(person, "Ёлкина");
        var begun = await _calls.Links.BeginLinkAsync(new()
        {
            Account = school.Account(person),
            RequestId = school.NextRequest(),
            Callback = LinkCallback.Caller,
            ReturnUri = new Uri(deployment.HttpAddress, "healthz").AbsoluteUri,
        });
        var back = QueryHelpers.ParseQuery(new Uri((await school.Sandbox.ApproveAsync(new Uri(begun.StartUri), $"{demo.UserId}")).FinalAddress).Query);
        var link = await _calls.Links.CompleteLinkAsync(new()
        {
            Account = school.Account(person),
            State = begun.State,
            Code = back["code"].ToString(),
            DeviceId = back["device_id"].ToString(),
            RequestId = school.NextRequest(),
        });
        Assert.Equal(LinkState.Linked, link.State);
        await IsLinkedAsync(person);
    }

    private async Task RefusalsOfLinkingAsync()
    {
        var demo = await school.Sandbox.AddPersonAsync("anna", "Чужая");
        await NotLinkedAsync("anna", $"{demo.UserId}", ErrorReason.LinkDenied, deny: true);
        await school.Sandbox.AddFaultAsync(new SandboxFault("error") { Method = "oauth2/auth", UserId = demo.UserId, Error = "invalid_grant" });
        await NotLinkedAsync("anna", $"{demo.UserId}", ErrorReason.LinkCodeRefused);
        await NotLinkedAsync("anna", $"{school.User("head")}", ErrorReason.ProfileAlreadyLinked);
        await SettingAsync(new SchoolSettings { NameMismatchPolicy = NameMismatchPolicy.Refuse }, "name_mismatch_policy");
        await NotLinkedAsync("anna", $"{demo.UserId}", ErrorReason.NameMismatch);
        await SettingAsync(new SchoolSettings { NameMismatchPolicy = NameMismatchPolicy.Flag }, "name_mismatch_policy");

        // One browser opens the start page, another one comes back from VK ID.
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        using var start = await browser.GetAsync(new Uri((await BeginAsync("anna")).StartUri));
        await school.Sandbox.ApproveAsync(start.Headers.Location!, $"{demo.UserId}");
        await SeeLastAsync("anna", ErrorReason.OtherBrowser);
    }

    private async Task ForgottenAsync()
    {
        await using var visit = await deployment.VisitAsync();
        var walk = await OpenAsync(visit, "papa");
        await walk.LoginAsync("+7 900 000-01-31");
        await walk.RestoreAsync("новый пароль");
        await walk.CodeAsync();
        await walk.ChooseAsync();
        await walk.CheckAsync();
        await walk.ConfirmAsync("Тарасова Вера");
        await IsLinkedAsync("papa");
    }

    private async Task Variant2Async()
    {
        await using var visit = await deployment.VisitAsync();
        await AtCreationAsync(visit);
        await visit.PressAsync("Отмена");
        await visit.ReadsAsync("У VK ID нет учебного профиля. Создайте его и повторите привязку.");
        await SeeLastAsync("mama", ErrorReason.NoEducationalProfile);
        var walk = await AtCreationAsync(visit);
        await walk.CreateAsync();
        await walk.AboutAsync("Юлия", "Новикова");
        await walk.ConfirmAsync("Новикова Юлия");
        await IsLinkedAsync("mama");
    }

    private async Task<VkIdWalk> AtCreationAsync(Visit visit)
    {
        var walk = await OpenAsync(visit, "mama");
        await walk.LoginAsync("demo30@example.com");
        await walk.PasswordAsync();
        await walk.CodeAsync();
        await visit.SeesAsync("Учебный профиль");
        return walk;
    }

    private async Task Variant3Async()
    {
        await using var visit = await deployment.VisitAsync();
        var walk = await OpenAsync(visit, "cook");
        await walk.LoginAsync("8 952 111-11-11");
        await walk.CodeAsync();
        await walk.AboutAsync("Иван", "Иванов");
        await walk.CreateAsync();
        await walk.CheckAsync();
        await walk.ConfirmAsync("Иванов Иван");
        await IsLinkedAsync("cook");
    }

    private async Task BackAsync()
    {
        var link = await UntilAsync(() => LinkOfAsync("olga"), seen => seen.PendingChatCount == 0, "Olga is in every waiting chat");
        Assert.Equal((LinkState.Linked, "Семёнов Егор", true), (link.State, link.ProfileName, link.NameDiffers));
        Assert.NotNull(link.LinkTime);
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");
    }

    private async Task LaunchAsync()
    {
        var request = new GetLaunchAddressRequest { Account = school.Account("olga") };
        Assert.True(Uri.IsWellFormedUriString((await _calls.Links.GetLaunchAddressAsync(request)).LaunchUri, UriKind.Absolute));
        await RefusedAsync(() => _calls.Links.GetLaunchAddressAsync(new() { Account = school.Account("lev") }).ResponseAsync, ErrorReason.AccountNotLinked);

        // Whose tokens are kept can find them dead: the Sferum administrator.
        await school.Sandbox.AddFaultAsync(new SandboxFault("error") { Method = "*", UserId = school.User("head"), Code = 17 });
        await school.LinkAsync("ivan");
        await UntilAsync(() => LinkOfAsync("head"), link => link.State == LinkState.Broken, "the administrator's link is broken");
        await RefusedAsync(() => _calls.Links.GetLaunchAddressAsync(new() { Account = school.Account("head") }).ResponseAsync, ErrorReason.LinkBroken);
        await school.Sandbox.ClearFaultsAsync();
        await school.LinkAgainAsync("head");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga* ivan");
    }

    private async Task UnlinkedAsync()
    {
        await UntilAsync(
            async () => await _calls.Links.ListUnlinkedPeopleAsync(new() { Parent = school.Name, Kind = PersonKind.Student, SchoolClass = school.Class("5a") }),
            page => page.People.Select(person => school.Person(person.Account)).SequenceEqual(["anna"]),
            "Anna has not linked");
        var links = await _calls.Links.BatchGetUserLinksAsync(new() { Accounts = { school.Account("olga"), school.Account("anna") } });
        Assert.Equal(LinkState.Linked, links.Links[0].State);
    }

    private async Task AvailableAsync()
    {
        Assert.Equal(["5 А Родители"], (await ChatsAsync(request => request.ActingAccount = school.Account("mama"))).Chats.Select(chat => chat.Title));
        await _calls.Conferences.ListConferencesAsync(new() { Parent = school.Name, ActingAccount = school.Account("mama") });
        await RefusedAsync(() => ChatsAsync(request => request.ActingAccount = school.Account("lev")), ErrorReason.AccountNotLinked);
        await RefusedAsync(() => _calls.Conferences.ListConferencesAsync(new() { Parent = school.Name, ActingAccount = school.Account("lev") }).ResponseAsync, ErrorReason.AccountNotLinked);
    }

    private async Task UnlinkAsync()
    {
        Assert.Equal([school.Name], (await LinkOfAsync("head")).AdministratorOf);
        Assert.NotEmpty((await LinkOfAsync("papa")).ProfileName);
        // A platform that is down is dealt with later.
        await school.Sandbox.AddFaultAsync(new SandboxFault("http") { UserId = school.User("head"), Status = 503, Count = 3 });
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(LinkState.NotLinked, (await _calls.Links.UnlinkAsync(new() { Account = school.Account("papa"), RequestId = school.NextRequest() })).State);
        }

        await school.ShowsAsync("5 А Родители", "head* olga* mama papa", "head* olga* mama");
        await UntilAsync(() => LinkOfAsync("papa"), link => link.PendingChatCount >= 0 && link.ProfileName.Length == 0, "Papa is unlinked");
        await school.Sandbox.ClearFaultsAsync();
    }

    private Task<BeginLinkResponse> BeginAsync(string person, string returnUri = "") =>
        _calls.Links.BeginLinkAsync(new() { Account = school.Account(person), RequestId = school.NextRequest(), ReturnUri = returnUri }).ResponseAsync;

    private async Task<VkIdWalk> OpenAsync(Visit visit, string person)
    {
        await visit.OpenAsync((await BeginAsync(person)).StartUri);
        return new VkIdWalk(visit);
    }

    private async Task IsLinkedAsync(string person)
    {
        Assert.Equal(LinkState.Linked, (await LinkOfAsync(person)).State);
        await school.RecallLinkAsync(person);
    }

    private async Task NotLinkedAsync(string person, string demo, ErrorReason reason, bool deny = false)
    {
        var walk = await school.Sandbox.ApproveAsync(new Uri((await BeginAsync(person)).StartUri), demo, deny);
        Assert.False(walk.Ok, $"{walk.FinalStatus} {walk.Text}");
        await SeeLastAsync(person, reason);
    }

    private async Task SeeLastAsync(string person, ErrorReason reason)
    {
        Assert.Equal(reason, (await LinkOfAsync(person)).LastRefusal);
        _heard.See(GuidePage.Name(reason));
    }
}
