using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>A class or group has ended: nobody comes into its chats any more, and whoever may not be in them leaves them as any other (A9, B9, B15, B16).</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class ClosedChatsTests(SharedDeployment deployment)
{
    [Fact]
    public async Task B15_ClosedChats_AreLeftByWhoeverMayNotBeThereAndChangeHandsThoughAllIsKilled()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "ivan", "olga", "mama");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga* ivan");
        await school.ShowsAsync("5 А Родители", "head* olga* mama papa", "head* olga* mama");
        await school.ApplyAsync(Close(school));
        await school.LinkAsync("anna");
        await Eventually.ReadAsync(() => school.MemberAsync("5 А", "anna"), member => member.PendingReason == PendingReason.ChatClosed, LivingSchool.Soon);

        await school.ApplyAsync(Dismiss(school, "olga"), Block(school, "ivan"));
        await school.Clients.Links.UnlinkAsync(new UnlinkRequest { Account = school.Account("mama"), RequestId = school.NextRequest() });
        await school.KillAndStartAsync();
        await school.ShowsAsync("5 А", "head* ivan anna", "head*");
        await school.ShowsAsync("5 А Родители", "head* mama papa", "head*");
        await Eventually.ReadAsync(() => school.MemberAsync("5 А Родители", "mama"), member => member.PendingReason == PendingReason.NotLinked, LivingSchool.Soon);

        await school.ApplyAsync(new RosterChange { StudentExpelled = new StudentExpelled { Account = school.Account("ivan") } });
        await school.ShowsAsync("5 А", "head* anna", "head*");
        await school.LinkAsync("petr");
        await school.ApplyAsync(new RosterChange { SferumAdministratorChanged = new SferumAdministratorChanged { Account = school.Account("petr") } });
        await school.LinkAgainAsync("petr");
        await school.ApplyAsync(Dismiss(school, "head"));
        await school.KillAndStartAsync();
        await school.ShowsAsync("5 А", "petr* anna", "petr*");
        await school.ShowsAsync("5 А Родители", "petr* mama", "petr*");
        LedgerCheck.NothingDoubled(await school.Sandbox.LedgerAsync());
    }

    [Fact]
    public async Task B16_ClosedInTheSameCall_RemovalsBeforeItAreCarriedOut()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "ivan", "olga", "petr");
        await school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("15") });
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga* ivan");
        await school.ShowsAsync("15 - Английский язык", "head* petr* ivan anna", "head* petr* ivan");

        await school.ApplyAsync(
            Dismiss(school, "olga"), Block(school, "ivan"), Close(school), new RosterChange { GroupClosed = new GroupClosed { Group = school.Group("15") } });
        await school.ShowsAsync("5 А", "head* ivan anna", "head*");
        await school.ShowsAsync("15 - Английский язык", "head* petr* ivan anna", "head* petr*");
        await school.ApplyAsync(Dismiss(school, "petr"));
        await school.ShowsAsync("15 - Английский язык", "head* ivan anna", "head*");
    }

    private static RosterChange Close(LivingSchool school) => new() { ClassClosed = new ClassClosed { SchoolClass = school.Class("5a") } };

    private static RosterChange Dismiss(LivingSchool school, string person) => new() { StaffDismissed = new StaffDismissed { Account = school.Account(person) } };

    private static RosterChange Block(LivingSchool school, string person) => new() { PersonBlocked = new PersonBlocked { Account = school.Account(person) } };
}
