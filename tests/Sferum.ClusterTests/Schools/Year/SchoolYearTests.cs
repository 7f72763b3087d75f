using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Xunit;

namespace Sferum.ClusterTests.Schools.Year;

/// <summary>
/// The year of a school, told by the calendar: at the end of every chapter every chat is as it should be in the registry and on the Sferum side, whatever was killed in between.
/// How to read the chats: <see cref="ChatsToSee"/>.
/// </summary>
public sealed partial class SchoolYearTests : IAsyncLifetime
{
    private SchoolYear _year = null!;

    public async Task InitializeAsync() => _year = await SchoolYear.BeginAsync();

    public async Task DisposeAsync() => await _year.DisposeAsync();

    [Fact]
    public async Task Year_FromTheFirstOfSeptemberToTheNext_EveryChatIsRightOnBothSidesInEveryChapter()
    {
        await TheSchoolBeginsAsync();
        await PeopleLinkAsync();
        await StaffComesAndChangesAsync();
        await ChildrenComeAndGoAsync();
        await TeachersChangeAsync();
        await AccountsAreBlockedAndUnlinkedAsync();
        await HandsOutliveTheRosterAsync();
        await TheTokenDiesAsync();
        await ATeacherLeavesAsync();
        await AFamilyMovesAsync();
        await TheAdministratorChangesAsync();
        await SomebodyMeddlesAsync();
        await TheYearEndsAsync();
        await TheNextYearBeginsAsync();
    }

    private async Task TheSchoolBeginsAsync()
    {
        await _year.OnAsync(2026, 9, 1);
        await _year.WantsSubjectChatsAsync();
        await _year.ImportsAsync(SchoolRolls.OfSeptember);
        await _year.ShowsAsync(
            """
            Учительская!: (head*) (zavuch) (olga) (petr) (semyon)
            5 А!: (head*) (olga*) (ivan) (anna) (oleg) (gleb)
            5 А Родители!: (head*) (olga*) (maria) (pavel)
            5 Б!: (head*) (petr*) (boris) (nina)
            5 Б Родители!: (head*) (petr*) (pavel)
            11 А!: (head*) (semyon*) (lev) (kira)
            11 А Родители!: (head*) (semyon*) (lidia)
            15 - Алгебра!: (head*) (petr*) (ivan) (boris)
            16 - Алгебра!: (head*) (olga*) (ivan) (anna)
            """,
            PlatformTrouble.AdministratorNotLinked);
    }

    // The chats are made with the administrator's link, and filled as people link, over the days.
    private async Task PeopleLinkAsync()
    {
        await _year.OnAsync(2026, 9, 2);
        await _year.LinkAsync("head", "olga", "petr", "semyon", "zavuch");
        await _year.ShowsAsync(
            """
            Учительская: head* zavuch olga petr semyon
            5 А: head* olga* (ivan) (anna) (oleg) (gleb)
            5 А Родители: head* olga* (maria) (pavel)
            5 Б: head* petr* (boris) (nina)
            5 Б Родители: head* petr* (pavel)
            11 А: head* semyon* (lev) (kira)
            11 А Родители: head* semyon* (lidia)
            15 - Алгебра: head* petr* (ivan) (boris)
            16 - Алгебра: head* olga* (ivan) (anna)
            """);

        await _year.OnAsync(2026, 9, 4);
        await _year.LinkAsync("ivan", "anna", "gleb", "boris", "nina", "maria", "pavel");
        await _year.IsKilledAsync();
        await _year.LinkAsync("lev", "kira", "lidia");
        await _year.ShowsAsync(
            """
            5 А: head* olga* ivan anna (oleg) gleb
            5 А Родители: head* olga* maria pavel
            5 Б: head* petr* boris nina
            5 Б Родители: head* petr* pavel
            11 А: head* semyon* lev kira
            11 А Родители: head* semyon* lidia
            15 - Алгебра: head* petr* ivan boris
            16 - Алгебра: head* olga* ivan anna
            """);
    }

    private async Task StaffComesAndChangesAsync()
    {
        await _year.OnAsync(2026, 9, 14);
        await _year.HiresAsync("irina");
        await _year.LinkAsync("irina", "vera");
        await _year.AddsAsync("5 А", "irina");
        await _year.MakesChatAsync("Поход", "irina", "ivan", "maria", "oleg");
        await _year.ShowsAsync(
            """
            Учительская: head* zavuch olga petr semyon irina
            5 А: head* olga* ivan anna (oleg) gleb irina
            Поход: head* irina ivan maria (oleg)
            """);

        await _year.OnAsync(2026, 9, 21);
        await _year.GivesPositionAsync("vera", PositionType.TeachingStaff);
        await _year.GivesPositionAsync("semyon", PositionType.ServiceStaff);
        await _year.ShowsAsync("Учительская: head* zavuch olga petr irina vera");

        await _year.OnAsync(2026, 9, 28);
        await _year.GivesPositionAsync("semyon", PositionType.TeachingStaff);
        await _year.ShowsAsync("Учительская: head* zavuch olga petr irina vera semyon");
    }

    // Nobody leaves before the last ground goes, and nobody stays after it (B14).
    private async Task ChildrenComeAndGoAsync()
    {
        await _year.OnAsync(2026, 10, 1);
        await _year.EnrolsAsync("timur", into: "5a");
        await _year.KnowsParentAsync("rosa", child: "timur");
        await _year.LinkAsync("timur");
        await _year.ShowsAsync(
            """
            5 А: head* olga* ivan anna (oleg) gleb irina timur
            5 А Родители: head* olga* maria pavel (rosa)
            """);

        await _year.OnAsync(2026, 10, 12);
        await _year.TransfersAsync("gleb", from: "5a", to: "5b");
        await _year.ShowsAsync(
            """
            5 А: head* olga* ivan anna (oleg) irina timur
            5 А Родители: head* olga* maria (rosa)
            5 Б: head* petr* boris nina gleb
            """);

        await _year.OnAsync(2026, 10, 19);
        await _year.ExpelsAsync("boris");
        await _year.ExpelsAsync("anna");
        await _year.ShowsAsync(
            """
            5 А: head* olga* ivan (oleg) irina timur
            5 Б: head* petr* nina gleb
            15 - Алгебра: head* petr* ivan
            16 - Алгебра: head* olga* ivan
            """);

        await _year.OnAsync(2026, 10, 26);
        await _year.TakesOutOfGroupAsync("16", "ivan");
        await _year.ShowsAsync("16 - Алгебра: head* olga*");
    }
}
