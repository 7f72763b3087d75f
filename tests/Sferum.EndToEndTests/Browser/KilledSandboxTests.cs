using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Xunit;

namespace Sferum.EndToEndTests.Browser;

/// <summary>What a person makes on VK ID's pages is kept as soon as the next page is there.</summary>
[Collection(PagesOfOneDeployment.Name)]
[Trait("tier", "long")]
public sealed class KilledSandboxTests(BrowserDeployment deployment)
{
    private const string Phone = "79521111111";
    private const string Password = "новый пароль";

    [Fact]
    public async Task A4_A5_Kill_BehindThePageThatMadeIt_KeepsAccountPasswordAndProfile()
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        await using var visit = await deployment.VisitAsync();
        var walk = await BeginAsync(sandbox, visit);
        await walk.CodeAsync();
        await walk.AboutAsync("Иван", "Иванов");
        await visit.ReadsAsync("Создать учебный профиль");
        Assert.Equal(("Иван", null), await KillAsync(sandbox));

        // The way was in memory, the account was not: it goes on as the second variant.
        walk = await BeginAsync(sandbox, visit);
        await walk.RestoreAsync(Password);
        await visit.ReadsAsync("Введите код из СМС");
        await KillAsync(sandbox);

        walk = await BeginAsync(sandbox, visit);
        await walk.PasswordAsync(Password);
        await walk.CodeAsync();
        await walk.CreateAsync();
        await walk.AboutAsync("Иван", "Петров");
        await visit.ReadsAsync("SMS codes");
        var (_, made) = await KillAsync(sandbox);
        Assert.NotNull(made);
    }

    private static async Task<VkIdWalk> BeginAsync(SandboxProcess sandbox, Visit visit)
    {
        // The developer's page stands for the application.
        var application = Uri.EscapeDataString($"{sandbox.Address}sandbox/");
        await visit.OpenAsync($"{sandbox.Address}authorize?response_type=code&client_id=54000001&redirect_uri={application}"
            + $"&state={new string('s', 32)}&code_challenge={new string('c', 43)}&code_challenge_method=S256");
        var walk = new VkIdWalk(visit);
        await walk.LoginAsync(Phone);
        return walk;
    }

    /// <summary>Kills and starts the sandbox; who has the phone then.</summary>
    private static async Task<(string FirstName, long? UserId)> KillAsync(SandboxProcess sandbox)
    {
        await sandbox.KillAsync();
        await sandbox.StartAgainAsync();
        SandboxPerson person = Assert.Single(await sandbox.Client.PeopleAsync(), one => one.Phone == Phone);
        return (person.FirstName, person.UserId);
    }
}
