using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>What happens by itself when the school changes, and what stays as somebody did it by hand (B13-B17).</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class AutomaticUpdatesTests(SharedDeployment deployment)
{
    [Fact]
    public async Task B13_Students_AreFollowedByClassAndSubjectChats()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "ivan", "anna");
        await SubjectChatAsync(school);
        await school.ShowsAsync("15 - Английский язык", "head* petr* ivan anna", "head* ivan anna");

        await school.ApplyAsync(
            new RosterChange { StudentEnrolled = new StudentEnrolled { Student = school.Student("nina", "5a") } },
            new RosterChange { StudentTransferred = new StudentTransferred { Account = school.Account("ivan"), ToClass = school.Class("6b") } },
            new RosterChange { StudentExpelled = new StudentExpelled { Account = school.Account("anna") } });
        await school.ShowsAsync("5 А", "head* olga* nina", "head*");
        await school.ShowsAsync("6 Б", "head* lev ivan", "head* ivan");
        await school.ShowsAsync("15 - Английский язык", "head* petr* nina", "head*");
    }

    [Fact]
    public async Task B14_Parents_LeaveWithTheLastReasonToBeThere()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "mama", "papa");
        await school.ShowsAsync("5 А Родители", "head* olga* mama papa", "head* mama papa");

        await school.ApplyAsync(new RosterChange { StudentTransferred = new StudentTransferred { Account = school.Account("ivan"), ToClass = school.Class("6b") } });
        await school.ShowsAsync("5 А Родители", "head* olga* mama", "head* mama");
        await school.ShowsAsync("6 Б Родители", "head* lena mama papa", "head* mama papa");

        await school.ApplyAsync(new RosterChange { StudentExpelled = new StudentExpelled { Account = school.Account("anna") } });
        await school.ShowsAsync("5 А Родители", "head* olga*", "head*");
        await school.ShowsAsync("6 Б Родители", "head* lena mama papa", "head* mama papa");

        await school.ApplyAsync(
            new RosterChange { ParentRemoved = new ParentRemoved { Account = school.Account("papa"), Child = school.Account("ivan") } },
            new RosterChange { ParentAdded = new ParentAdded { Account = school.Account("oma"), FullName = LivingSchool.NameOf("oma"), Child = school.Account("lev") } });
        await school.ShowsAsync("6 Б Родители", "head* lena mama oma", "head* mama");
    }

    [Fact]
    public async Task B14_ASiblingInTheSameClass_KeepsTheParentInTheChat()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "mama");
        await school.ShowsAsync("5 А Родители", "head* olga* mama papa", "head* mama");

        await school.ApplyAsync(new RosterChange { StudentExpelled = new StudentExpelled { Account = school.Account("ivan") } });
        await school.ShowsAsync("5 А Родители", "head* olga* mama", "head* mama");
        var chat = await school.ChatAsync("5 А Родители");
        var why = await school.Clients.Chats.ExplainMembershipAsync(new ExplainMembershipRequest { Chat = chat.Name, Account = school.Account("mama") });
        Assert.True(why.IsMember);
        Assert.Equal(school.Account("anna"), Assert.Single(why.Member.Grounds).Resource);
        var gone = await school.Clients.Chats.ExplainMembershipAsync(new ExplainMembershipRequest { Chat = chat.Name, Account = school.Account("papa") });
        Assert.False(gone.IsMember);
        Assert.NotEmpty(gone.Explanation);
    }

    [Fact]
    public async Task B15_Teachers_AreFollowedByTheTeachersChatAndLeaveAllWithTheirLastRole()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "olga", "petr", "cook");
        await school.Clients.Chats.CreateChatAsync(new CreateChatRequest
        {
            Parent = school.Name,
            Chat = new Chat { Type = ChatType.Other, Title = "Совет" },
            SetMembers = { new ChatMemberInput { Account = school.Account("petr") } },
            RequestId = school.NextRequest(),
        });
        await school.ShowsAsync("Совет", "head* petr", "head* petr");

        await school.ApplyAsync(
            new RosterChange { StaffHired = new StaffHired { Staff = school.Staff("vera") } },
            new RosterChange { PositionChanged = new PositionChanged { Account = school.Account("cook"), PositionType = PositionType.Administration } },
            new RosterChange { StaffDismissed = new StaffDismissed { Account = school.Account("petr") } },
            new RosterChange { HomeroomTeacherChanged = new HomeroomTeacherChanged { SchoolClass = school.Class("5a"), Teacher = school.Account("vera") } });
        await school.ShowsAsync("Учительская", "head* olga cook vera", "head* olga cook");
        await school.ShowsAsync("5 А", "head* vera* ivan anna", "head*");
        await school.ShowsAsync("5 А Родители", "head* vera* mama papa", "head*");
        await school.ShowsAsync("Совет", "head*", "head*");
    }

    [Fact]
    public async Task B17_ByHand_StaysUntilItIsUndone()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "petr", "ivan");
        var chat = await school.ChatAsync("5 А");
        await school.Clients.Chats.UpdateChatAsync(new UpdateChatRequest
        {
            Chat = new Chat { Name = chat.Name },
            SetMembers = { new ChatMemberInput { Account = school.Account("petr") } },
            RemoveMembers = { school.Account("ivan") },
            RequestId = school.NextRequest(),
        });
        await school.ShowsAsync("5 А", "head* olga* petr anna", "head* petr");

        school.Roster.Students.Add(school.Student("nina", "5a"));
        await school.ImportAsync();
        await school.ApplyAsync(
            new RosterChange { StudentEnrolled = new StudentEnrolled { Student = school.Student("zoya", "5a") } },
            new RosterChange { HomeroomTeacherChanged = new HomeroomTeacherChanged { SchoolClass = school.Class("5a"), Teacher = school.Account("cook") } });
        await school.KillAndStartAsync();
        await school.ShowsAsync("5 А", "head* cook* petr anna nina zoya", "head* petr");

        await school.Clients.Chats.ResetChatToRosterAsync(new ResetChatToRosterRequest { Name = chat.Name, RequestId = school.NextRequest(), AcceptUnlinked = true });
        await school.ShowsAsync("5 А", "head* cook* ivan anna nina zoya", "head* ivan");
    }

    private static Task<Chat> SubjectChatAsync(LivingSchool school) => school.Clients.Chats.CreateChatAsync(new CreateChatRequest
    {
        Parent = school.Name,
        Chat = new Chat { Type = ChatType.Subject, Group = school.Group("15") },
        AcceptUnlinked = true,
        RequestId = school.NextRequest(),
    }).ResponseAsync;
}
