using Xunit;

namespace Sferum.ClusterTests.Schools.Year;

public sealed partial class SchoolYearTests
{
    // Zavuch linked as an ordinary teacher does, and so left no token: the old one serves until there is another, and then every chat is handed over.
    private async Task TheAdministratorChangesAsync()
    {
        await _year.OnAsync(2027, 3, 1);
        await _year.NamesAdministratorAsync("zavuch");
        await _year.ShowsAsync(
            """
            Учительская: zavuch* head olga petr vera semyon
            5 А: zavuch* olga* dasha oleg mark <head>
            5 А Родители: zavuch* olga* <head>
            5 Б, лучшие: zavuch* petr* nina gleb timur <head>
            5 Б Родители: zavuch* petr* pavel rosa <head>
            11 А: zavuch* semyon* lev kira <head>
            11 А Родители: zavuch* semyon* lidia <head>
            15 - Алгебра: zavuch* vera* <head>
            16 - Алгебра: zavuch* olga* <head>
            Поход: zavuch* oleg <head>
            """);

        await _year.IsKilledAsync();
        await _year.LinkAsync("zavuch");
        await _year.ShowsAsync(
            """
            5 А: zavuch* olga* dasha oleg mark
            5 А Родители: zavuch* olga*
            5 Б, лучшие: zavuch* petr* nina gleb timur
            5 Б Родители: zavuch* petr* pavel rosa
            11 А: zavuch* semyon* lev kira
            11 А Родители: zavuch* semyon* lidia
            15 - Алгебра: zavuch* vera*
            16 - Алгебра: zavuch* olga*
            Поход: zavuch* oleg
            """);
    }

    // Every chat is looked at once a day.
    private async Task SomebodyMeddlesAsync()
    {
        await _year.OnAsync(2027, 4, 5);
        await _year.LooksAsBeforeAsync();
        _year.SomebodyMeddlesWith("5 А", chat => chat.Members.Remove(ChatsAsSeen.ProfileOf("oleg")));
        _year.SomebodyMeddlesWith("11 А", chat => chat.Members["stranger"] = false);
        _year.SomebodyMeddlesWith("Учительская", chat => chat.Title = "Курилка");
        await _year.OnAsync(2027, 4, 6);
        await _year.LooksAsBeforeAsync();
    }

    // A chat goes up with its class, under the new title unless hands gave it one; that of a class that ends is left after thirty days.
    private async Task TheYearEndsAsync()
    {
        await _year.OnAsync(2027, 6, 1);
        await _year.PromotesAsync("5a", to: "6 А");
        await _year.PromotesAsync("5b", to: "6 Б");
        await _year.ClosesClassAsync("11a");
        await _year.ShowsAsync(
            """
            5 А → 6 А: zavuch* olga* dasha oleg mark
            5 А Родители → 6 А Родители: zavuch* olga*
            5 Б Родители → 6 Б Родители: zavuch* petr* pavel rosa
            11 А → 11 А, closed: zavuch* semyon* lev kira
            11 А Родители → 11 А Родители, closed: zavuch* semyon* lidia
            """);

        await _year.OnAsync(2027, 6, 30);
        await _year.IsRestartedAsync();
        await _year.LooksAsBeforeAsync();

        await _year.OnAsync(2027, 7, 2);
        await _year.ShowsAsync(
            """
            11 А, closed: zavuch* {semyon*} {lev} {kira}
            11 А Родители, closed: zavuch* {semyon*} {lidia}
            """);
    }

    // What came is there at once; who would leave, and what would end, waits until somebody has looked.
    private async Task TheNextYearBeginsAsync()
    {
        await _year.OnAsync(2027, 8, 30);
        await _year.EnrolsAsync("artur", into: "5b");
        await _year.ShowsAsync("5 Б, лучшие: zavuch* petr* nina gleb timur (artur)");

        await _year.OnAsync(2027, 9, 1);
        Assert.Equal(("1", "3"), await _year.WouldWithholdAsync(SchoolRolls.OfNextSeptember, rollOver: false));
        Assert.Equal(("0", "3"), await _year.WouldWithholdAsync(SchoolRolls.OfNextSeptember, rollOver: true));
        var import = await _year.RollsOverAsync(SchoolRolls.OfNextSeptember);
        await _year.ShowsAsync(
            """
            1 А: zavuch* semyon* (yana) (zoya)
            1 А Родители: zavuch* semyon* (yulia)
            6 А: zavuch* olga* timur dasha oleg mark nina gleb (artur)
            6 А Родители: zavuch* olga* rosa pavel
            15 - Алгебра: zavuch* vera* gleb nina
            """);

        await _year.OnAsync(2027, 9, 2);
        await _year.ApprovesAsync(import);
        await _year.ShowsAsync(
            """
            11 А, closed: zavuch* {semyon*}
            11 А Родители, closed: zavuch* {semyon*}
            5 Б, лучшие → 5 Б, лучшие, closed: zavuch* petr* nina gleb timur (artur)
            6 Б Родители → 6 Б Родители, closed: zavuch* petr* pavel rosa
            16 - Алгебра → 16 - Алгебра, closed: zavuch* olga*
            """);

        await _year.OnAsync(2027, 9, 6);
        await _year.LinkAsync("yana", "yulia", "artur");
        await _year.ShowsAsync(
            """
            1 А: zavuch* semyon* yana (zoya)
            1 А Родители: zavuch* semyon* yulia
            6 А: zavuch* olga* timur dasha oleg mark nina gleb artur
            5 Б, лучшие, closed: zavuch* petr* nina gleb timur {artur}
            """);

        await _year.OnAsync(2027, 10, 4);
        await _year.ShowsAsync(
            """
            5 Б, лучшие, closed: zavuch* {petr*} {nina} {gleb} {timur} {artur}
            6 Б Родители, closed: zavuch* {petr*} {pavel} {rosa}
            16 - Алгебра, closed: zavuch* {olga*}
            """);
        Assert.Equal(12, _year.ChatsMade);
    }
}
