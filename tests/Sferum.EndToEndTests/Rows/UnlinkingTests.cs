using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>«Отвязать учетную запись» (A9).</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class UnlinkingTests(SharedDeployment deployment)
{
    [Fact]
    public async Task A9_Unlink_LeavesEveryChatThereAndStaysPendingInTheRegistry()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "olga", "mama");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");
        await school.ShowsAsync("5 А Родители", "head* olga* mama papa", "head* olga* mama");
        await school.ShowsAsync("Учительская", "head* olga petr", "head* olga");

        var request = new UnlinkRequest { Account = school.Account("olga"), RequestId = school.NextRequest(), ActingAccount = school.Account("olga") };
        var link = await school.Clients.Links.UnlinkAsync(request);
        Assert.Equal((LinkState.NotLinked, "", ""), (link.State, link.ProfileId, link.ProfileName));
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
        await school.ShowsAsync("5 А Родители", "head* olga* mama papa", "head* mama");
        await school.ShowsAsync("Учительская", "head* olga petr", "head*");
        var member = await school.MemberAsync("5 А", "olga");
        Assert.Equal((LinkState.NotLinked, PendingReason.NotLinked), (member.LinkState, member.PendingReason));
        Assert.Equal(0, (await school.Clients.Links.GetUserLinkAsync(new GetUserLinkRequest { Account = school.Account("olga") })).PendingChatCount);

        // Unlinking twice is no error; linking again brings back everything, and the old request undoes nothing of it.
        await school.Clients.Links.UnlinkAsync(new UnlinkRequest { Account = school.Account("olga"), RequestId = school.NextRequest() });
        await school.LinkAsync("olga");
        Assert.Equal(LinkState.Linked, (await school.Clients.Links.UnlinkAsync(request)).State);
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");
        await school.ShowsAsync("Учительская", "head* olga petr", "head* olga");
    }

    [Fact]
    public async Task A9_Unlink_OfSomebodyWhoHasLeft_ForgetsTheLinkAndFreesTheProfile()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "petr");
        await school.ShowsAsync("Учительская", "head* olga petr", "head* petr");
        await school.ApplyAsync(new RosterChange { StaffDismissed = new StaffDismissed { Account = school.Account("petr") } });
        await school.ShowsAsync("Учительская", "head* olga", "head*");

        var request = new UnlinkRequest { Account = school.Account("petr"), RequestId = school.NextRequest(), ActingAccount = school.Account("petr") };
        Assert.Equal((LinkState.NotLinked, ""), await Unlinked());
        Assert.Equal((LinkState.NotLinked, ""), await Unlinked());
        await LivingSchool.RefusedAsync(() => school.Clients.Links.GetUserLinkAsync(new GetUserLinkRequest { Account = request.Account }).ResponseAsync, ErrorReason.NotFound);
        await Eventually.HoldsAsync(() => school.TryLinkAsAsync("olga", "petr"), LivingSchool.Soon);
        await school.ShowsAsync("Учительская", "head* olga", "head* olga");

        async Task<(LinkState, string)> Unlinked()
        {
            var link = await school.Clients.Links.UnlinkAsync(request);
            return (link.State, link.ProfileId);
        }
    }

    [Fact]
    public async Task A9_Unlink_WhenRightsAreEnforced_IsForThePersonAndForStaff()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.Clients.Schools.UpdateSchoolAsync(new UpdateSchoolRequest
        {
            School = new School { Name = school.Name, Settings = new SchoolSettings { EnforcePersonRights = true } },
            UpdateMask = new Google.Protobuf.WellKnownTypes.FieldMask { Paths = { "settings.enforce_person_rights" } },
            RequestId = school.NextRequest(),
        });

        await LivingSchool.RefusedAsync(() => UnlinkAsync(school, actor: ""), ErrorReason.ActingAccountRequired);
        await LivingSchool.RefusedAsync(() => UnlinkAsync(school, school.Account("papa")), ErrorReason.PersonMayNotEdit);
        await UnlinkAsync(school, school.Account("olga"));
        await UnlinkAsync(school, school.Account("mama"));
    }

    [Fact]
    public async Task A9_Unlink_OfTheSferumAdministrator_IsShownAtOnceThoughItsProfileStays()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "olga");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* olga*");

        await school.Clients.Links.UnlinkAsync(new UnlinkRequest { Account = school.Account("head"), RequestId = school.NextRequest() });
        await Eventually.HoldsAsync(() => IsAsync(school, PendingReason.NotLinked, PlatformTrouble.AdministratorNotLinked), LivingSchool.Soon);

        // Another profile is in no chat; the one that made the chat still is.
        await school.LinkAsync("head");
        await Eventually.HoldsAsync(() => IsAsync(school, PendingReason.Queued, PlatformTrouble.OperatorNeeded), LivingSchool.Soon);
    }

    private static async Task<bool> IsAsync(LivingSchool school, PendingReason head, PlatformTrouble trouble)
    {
        var chat = await school.ChatAsync("5 А");
        var member = await school.MemberAsync("5 А", "head");
        return (chat.PlatformState, chat.Trouble, chat.JoinedCount) == (ChatPlatformState.HeldUp, trouble, 1)
            && (member.PlatformState, member.PendingReason) == (MemberPlatformState.Pending, head);
    }

    private static Task<UserLink> UnlinkAsync(LivingSchool school, string actor) => school.Clients.Links.UnlinkAsync(
        new UnlinkRequest { Account = school.Account("mama"), RequestId = school.NextRequest(), ActingAccount = actor }).ResponseAsync;
}
