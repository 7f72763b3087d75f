using Sferum.Grains.Platform;
using Xunit;

namespace Sferum.ClusterTests.Schools.Year;

public sealed partial class SchoolYearTests
{
    // Olga teaches the class no longer, and stays with its parents for her own child's sake.
    private async Task TeachersChangeAsync()
    {
        await _year.OnAsync(2026, 11, 2);
        await _year.NamesHomeroomTeacherAsync("5a", "irina");
        await _year.NamesGroupTeacherAsync("15", "vera");
        await _year.IsRestartedAsync();
        await _year.ShowsAsync(
            """
            5 А: head* irina* ivan (oleg) timur
            5 А Родители: head* irina* olga maria (rosa)
            15 - Алгебра: head* vera* ivan
            """);
    }

    private async Task AccountsAreBlockedAndUnlinkedAsync()
    {
        await _year.OnAsync(2026, 11, 16);
        await _year.BlocksAsync("nina");
        await _year.UnlinksAsync("lidia");
        await _year.ShowsAsync(
            """
            5 Б: head* petr* [nina] gleb
            11 А Родители: head* semyon* (lidia)
            """);

        await _year.OnAsync(2026, 11, 20);
        await _year.UnblocksAsync("nina");
        await _year.LinkAsync("lidia");
        await _year.ShowsAsync(
            """
            5 Б: head* petr* nina gleb
            11 А Родители: head* semyon* lidia
            """);
    }

    private async Task HandsOutliveTheRosterAsync()
    {
        await _year.OnAsync(2026, 12, 1);
        await _year.LinkAsync("oleg");
        await _year.AddsAsync("5 А Родители", "petr");
        await _year.RemovesAsync("5 А", "oleg");
        await _year.TitlesAsync("5 Б", "5 Б, лучшие");
        await _year.ShowsAsync(
            """
            5 А: head* irina* ivan timur
            5 А Родители: head* irina* olga maria (rosa) petr
            5 Б → 5 Б, лучшие: head* petr* nina gleb
            Поход: head* irina ivan maria oleg
            """);

        await _year.OnAsync(2026, 12, 7);
        var news = await _year.ImportsAsync(SchoolRolls.OfDecember);
        Assert.Equal((1, 0, 0, 1, 0), (news.PeopleAdded, news.PeopleRemoved, news.PeopleChanged, news.MembersAdded, news.MembersRemoved));
        await _year.ShowsAsync("5 А: head* irina* ivan timur (dasha)");

        await _year.OnAsync(2026, 12, 14);
        await _year.GoesBackToRosterAsync("5 А");
        await _year.GoesBackToRosterAsync("5 А Родители");
        await _year.ShowsAsync(
            """
            5 А: head* irina* ivan timur (dasha) oleg
            5 А Родители: head* irina* olga maria (rosa)
            """);
    }

    // The registry goes on and says what is wrong; with the new link all that is owed is caught up.
    private async Task TheTokenDiesAsync()
    {
        await _year.OnAsync(2027, 1, 11);
        _year.TokenOfDies("head");
        await _year.EnrolsAsync("mark", into: "5a");
        await _year.LinkAsync("dasha", "rosa", "mark");
        await _year.ExpelsAsync("ivan");
        await _year.ShowsAsync(
            """
            5 А!: head* irina* timur {dasha} oleg {mark} <ivan>
            5 А Родители!: head* irina* olga {rosa} <maria>
            15 - Алгебра!: head* vera* <ivan>
            Поход!: head* irina oleg <ivan> <maria>
            """,
            PlatformTrouble.AdministratorLinkBroken);

        await _year.OnAsync(2027, 1, 18);
        await _year.IsKilledAsync();
        await _year.LinkAsync("head");
        await _year.ShowsAsync(
            """
            5 А: head* irina* timur dasha oleg mark
            5 А Родители: head* irina* olga rosa
            15 - Алгебра: head* vera*
            Поход: head* irina oleg
            """);
    }

    // Whoever has no role in the school any more is in none of its chats, those of hands included (B15).
    private async Task ATeacherLeavesAsync()
    {
        await _year.OnAsync(2027, 2, 1);
        await _year.DismissesAsync("irina");
        await _year.NamesHomeroomTeacherAsync("5a", "olga");
        await _year.ShowsAsync(
            """
            Учительская: head* zavuch olga petr vera semyon
            5 А: head* olga* timur dasha oleg mark
            5 А Родители: head* olga* rosa
            Поход: head* oleg
            """);
    }

    // A child goes to the other class, and its mother with it.
    private async Task AFamilyMovesAsync()
    {
        await _year.OnAsync(2027, 2, 15);
        await _year.TransfersAsync("timur", from: "5a", to: "5b");
        await _year.ShowsAsync(
            """
            5 А: head* olga* dasha oleg mark
            5 А Родители: head* olga*
            5 Б, лучшие: head* petr* nina gleb timur
            5 Б Родители: head* petr* pavel rosa
            """);
    }
}
