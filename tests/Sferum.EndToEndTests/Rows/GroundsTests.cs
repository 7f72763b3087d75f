using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>Nobody leaves a chat before the last ground goes, and nobody stays after it (B13-B15): people who are in a chat for more than one reason.</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class GroundsTests(SharedDeployment deployment)
{
    [Fact]
    public async Task B13_AStudentOfTwoClassesOfAGroup_StaysInItsChatOverTheTransfer()
    {
        var school = deployment.NewSchool();
        school.Roster.Groups.Add(new RosterGroup { Group = school.Group("mix"), Title = "mix", Subject = "Химия", SchoolClasses = { school.Class("5a"), school.Class("6b") } });
        await school.OpenAsync();
        await school.LinkAsync("head", "ivan");
        await school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("mix") });
        await school.ShowsAsync("mix - Химия", "head* ivan anna lev", "head* ivan");
        var before = await school.Sandbox.LastSeqAsync();

        await school.ApplyAsync(Transfer(school, "ivan", "6b"));
        await school.ShowsAsync("6 Б", "head* ivan lev", "head* ivan");
        await school.ShowsAsync("mix - Химия", "head* ivan anna lev", "head* ivan");
        var chat = Assert.Single(await school.ChatsThereAsync(), chat => chat.Title == "mix - Химия");
        Assert.DoesNotContain(await school.Sandbox.LedgerAsync(before), entry => entry.Effect.Chat == chat.Id);

        await school.ApplyAsync(new RosterChange { StudentExpelled = new StudentExpelled { Account = school.Account("ivan") } });
        await school.ShowsAsync("mix - Химия", "head* anna lev", "head*");
    }

    [Fact]
    public async Task B13_AStudentWhoIsTakenByHandOnTopOfTheGroup_LeavesWithTheHandToo()
    {
        var school = deployment.NewSchool();
        school.Roster.Groups.Add(new RosterGroup
        {
            Group = school.Group("own"),
            Title = "own",
            Subject = "Химия",
            SchoolClasses = { school.Class("5a"), school.Class("6b") },
            StudentList = new StudentList { Students = { school.Account("ivan") } },
        });
        await school.OpenAsync();
        await school.LinkAsync("head", "ivan", "lev");
        var chat = await school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("own") }, "lev");
        await school.ShowsAsync("own - Химия", "head* ivan lev", "head* ivan lev");

        await school.ApplyAsync(
            new RosterChange { GroupStudentAdded = new GroupStudentAdded { Group = school.Group("own"), Student = school.Account("lev") } },
            new RosterChange { GroupStudentRemoved = new GroupStudentRemoved { Group = school.Group("own"), Student = school.Account("lev") } },
            new RosterChange { GroupStudentRemoved = new GroupStudentRemoved { Group = school.Group("own"), Student = school.Account("ivan") } });
        await school.ShowsAsync("own - Химия", "head* lev", "head* lev");

        await school.UpdateAsync(chat, remove: ["lev"]);
        await school.ShowsAsync("own - Химия", "head*", "head*");
    }

    [Fact]
    public async Task B14_ATeacherWhoIsAParentInTheSameClass_StaysUntilBothReasonsAreGone()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "olga");
        await school.ApplyAsync(new RosterChange { ParentAdded = new ParentAdded { Account = school.Account("olga"), Child = school.Account("anna") } });
        await school.ShowsAsync("5 А Родители", "head* olga* mama papa", "head* olga*");
        Assert.Equal(
            [MembershipGroundKind.ParentOfStudent, MembershipGroundKind.HomeroomTeacher],
            (await school.MemberAsync("5 А Родители", "olga")).Grounds.Select(ground => ground.Kind).Order());

        // No longer homeroom teacher: a parent without the role of administrator.
        await school.ApplyAsync(new RosterChange { HomeroomTeacherChanged = new HomeroomTeacherChanged { SchoolClass = school.Class("5a"), Teacher = school.Account("petr") } });
        await school.ShowsAsync("5 А Родители", "head* olga petr* mama papa", "head* olga");
        await school.ShowsAsync("5 А", "head* petr* ivan anna", "head*");

        // No longer employed: still a parent of this school.
        await school.ApplyAsync(new RosterChange { StaffDismissed = new StaffDismissed { Account = school.Account("olga") } });
        await school.ShowsAsync("5 А Родители", "head* olga petr* mama papa", "head* olga");
        await school.ShowsAsync("Учительская", "head* petr", "head*");

        await school.ApplyAsync(new RosterChange { ParentRemoved = new ParentRemoved { Account = school.Account("olga"), Child = school.Account("anna") } });
        await school.ShowsAsync("5 А Родители", "head* petr* mama papa", "head*");
    }

    [Fact]
    public async Task B14_SiblingsInTwoClasses_WhenKilledAtOnce_KeepTheParentWhereAChildIs()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "mama");
        await school.ApplyAsync(Transfer(school, "ivan", "6b"));
        await school.KillAndStartAsync();
        await school.ShowsAsync("5 А Родители", "head* olga* mama", "head* mama");
        await school.ShowsAsync("6 Б Родители", "head* lena mama papa", "head* mama");

        await school.ApplyAsync(Transfer(school, "ivan", "5a"), Transfer(school, "anna", "6b"), Transfer(school, "anna", "5a"));
        await school.ShowsAsync("5 А Родители", "head* olga* mama papa", "head* mama");
        await school.ShowsAsync("6 Б Родители", "head* lena", "head*");
    }

    [Fact]
    public async Task B15_AnotherGroupTeacher_TakesTheSubjectChatOver()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "petr", "olga");
        await school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("15") });
        await school.ShowsAsync("15 - Английский язык", "head* petr* ivan anna", "head* petr*");

        await school.ApplyAsync(new RosterChange { GroupTeacherChanged = new GroupTeacherChanged { Group = school.Group("15"), Teacher = school.Account("olga") } });
        await school.ShowsAsync("15 - Английский язык", "head* olga* ivan anna", "head* olga*");
        await school.ApplyAsync(new RosterChange { GroupTeacherChanged = new GroupTeacherChanged { Group = school.Group("15") } });
        await school.ShowsAsync("15 - Английский язык", "head* ivan anna", "head*");
    }

    [Fact]
    public async Task B15_Dismissed_WhenKilledAtOnce_LeavesAllChatsAlsoThoseByHand()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "olga");
        await school.CreateAsync(new Chat { Type = ChatType.Other, Title = "Совет" }, "olga", "cook");
        await school.ShowsAsync("Совет", "head* olga cook", "head* olga");

        await school.ApplyAsync(new RosterChange { StaffDismissed = new StaffDismissed { Account = school.Account("olga") } });
        await school.KillAndStartAsync();
        foreach (var (title, rest) in new[] { ("Совет", "head* cook"), ("Учительская", "head* petr"), ("5 А", "head* ivan anna"), ("5 А Родители", "head* mama papa") })
        {
            await school.ShowsAsync(title, rest, "head*");
        }
    }

    private static RosterChange Transfer(LivingSchool school, string student, string toClass) =>
        new() { StudentTransferred = new StudentTransferred { Account = school.Account(student), ToClass = school.Class(toClass) } };
}
