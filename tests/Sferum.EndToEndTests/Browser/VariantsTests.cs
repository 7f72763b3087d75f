using Sferum.EndToEndTests.Rows;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Browser;

/// <summary>«Авторизация»: the guide's three variants in a real browser, from the address that ES opens to the chats on the Sferum side (figures 3-20).</summary>
[Collection(PagesOfOneDeployment.Name)]
public sealed class VariantsTests(BrowserDeployment deployment)
{
    [Fact]
    public async Task A2_Variant1_WithAProfile_LinksTheOneThatIsChosen()
    {
        var (school, visit) = await ReadyAsync();
        await using var _ = visit;
        var walk = await LinkedInBrowser.BeginAsync(school, visit, "olga", "A2");
        await walk.LoginAsync("+7 900 000-01-29");
        await walk.PasswordAsync();
        await walk.CodeAsync();
        await walk.ChooseAsync(place: 1);
        await walk.CheckAsync();
        await walk.ConfirmAsync("Семёнов Егор");
        await LinkedInBrowser.IsLinkedAsync(school, "olga", "Семёнов Егор");
        Assert.Equal((await school.Sandbox.PeopleAsync()).Single(person => person.Phone == "79000000129").UserId + 1, school.User("olga"));
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");
    }

    [Fact]
    public async Task A3_Variant2_WithoutAProfile_MakesOneAndLinksIt()
    {
        var (school, visit) = await ReadyAsync();
        await using var _ = visit;
        var walk = await LinkedInBrowser.BeginAsync(school, visit, "olga", "A3");
        await walk.LoginAsync("demo30@example.com");
        await walk.PasswordAsync();
        await walk.CodeAsync();
        await walk.CreateAsync();
        await walk.AboutAsync("Юлия", "Новикова");
        await walk.ConfirmAsync("Новикова Юлия");
        await LinkedInBrowser.IsLinkedAsync(school, "olga", "Новикова Юлия");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");
    }

    [Fact]
    public async Task A4_Variant3_WithoutAVkId_MakesAccountAndProfileAndLinksIt()
    {
        var (school, visit) = await ReadyAsync();
        await using var _ = visit;
        school.Roster.Staff[1].FullName = new PersonName { FamilyName = "Иванов", GivenName = "Иван", Patronymic = "Иванович" };
        await school.ImportAsync();
        var walk = await LinkedInBrowser.BeginAsync(school, visit, "olga", "A4");
        await walk.LoginAsync("8 952 111-11-11");
        await walk.CodeAsync();
        await walk.AboutAsync("Иван", "Иванов");
        await walk.CreateAsync();
        await walk.CheckAsync();
        await walk.ConfirmAsync("Иванов Иван");
        await LinkedInBrowser.IsLinkedAsync(school, "olga", "Иванов Иван");
        Assert.False((await LinkedInBrowser.LinkAsync(school, "olga")).NameDiffers);
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");
    }

    [Fact]
    public async Task A5_PasswordThatWasNeverSet_IsSetAndTheVariantGoesOn()
    {
        var (school, visit) = await ReadyAsync();
        await using var _ = visit;
        var walk = await LinkedInBrowser.BeginAsync(school, visit, "olga", "A5");
        await walk.LoginAsync("+7 900 000-01-31");
        await walk.RestoreAsync("новый пароль");
        await walk.CodeAsync();
        await walk.ChooseAsync();
        await walk.CheckAsync();
        await walk.ConfirmAsync("Тарасова Вера");
        await LinkedInBrowser.IsLinkedAsync(school, "olga", "Тарасова Вера");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");
    }

    private async Task<(LivingSchool School, Visit Visit)> ReadyAsync()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head");
        return (school, await deployment.VisitAsync());
    }
}
