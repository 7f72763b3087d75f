using CsCheck;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Rosters.Plans;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class RosterPlanLinesTests
{
    private static readonly SchoolId School = new("7");

    private static readonly ClassId Class = new(School, "5a");

    private static readonly RosterPicture Small = Picture(RosterBuilder.Small());

    [Fact]
    public void Of_WhenTheAdministratorChangesAfterAClassEnded_SaysNothingOfItsClosedChats()
    {
        var ended = Small with { Classes = Small.Classes.SetItem(Class, Small.Classes[Class] with { Closed = true }) };

        var lines = RosterPlanLines.Of(School, ended, ended with { Administrator = new AccountId("teacher") });

        Assert.DoesNotContain(lines, line => line.Title.StartsWith("5 А", StringComparison.Ordinal) || line.Action == RosterPlanAction.ChatCreated);
        Assert.Contains(lines, line => line.Action == RosterPlanAction.SchoolChanged);
    }

    [Fact]
    public void Of_WhenTheSchoolIsNew_GoesFromTheSchoolToEveryMember()
    {
        var facts = RosterBuilder.Small().Build().Facts;

        var lines = RosterPlanLines.Of(School, RosterPicture.Empty, Small, facts: (null, facts));

        Assert.Equal(
            [
                "SchoolChanged Школа:  → Школа; Europe/Samara; администратор чатов Сферум: Ёлкина head",
                "PersonAdded Ёлкина anna:  → 5 А",
                "PersonAdded Ёлкина head:  → Администрация",
                "PersonAdded Ёлкина ivan:  → 5 А",
                "PersonAdded Ёлкина mother:  → дети: Ёлкина anna, Ёлкина ivan",
                "PersonAdded Ёлкина teacher:  → Педагогический состав",
                "ClassAdded 5 А:  → 5 А; классный руководитель: Ёлкина teacher",
                "GroupAdded g1:  → g1; Алгебра; 5 А; учитель: Ёлкина teacher",
                "ChatCreated 5 А:  → 5 А",
                "MemberAdded Ёлкина anna:  → участник [5 А] !",
                "MemberAdded Ёлкина head:  → администратор чата [5 А] !",
                "MemberAdded Ёлкина ivan:  → участник [5 А] !",
                "MemberAdded Ёлкина teacher:  → администратор чата [5 А] !",
                "ChatCreated 5 А Родители:  → 5 А Родители",
                "MemberAdded Ёлкина head:  → администратор чата [5 А Родители] !",
                "MemberAdded Ёлкина mother:  → участник [5 А Родители] !",
                "MemberAdded Ёлкина teacher:  → администратор чата [5 А Родители] !",
                "ChatCreated Учительская:  → Учительская",
                "MemberAdded Ёлкина head:  → администратор чата [Учительская] !",
                "MemberAdded Ёлкина teacher:  → участник [Учительская] !",
            ],
            lines.Select(Words));
        Assert.Equal(
            new RosterSummary { PeopleAdded = 5, ClassesAdded = 1, GroupsAdded = 1, ChatsCreated = 3, MembersAdded = 9, UnlinkedMembersAdded = 9 },
            RosterSummaries.Of(lines));
    }

    [Fact]
    public void Of_WhenNothingIsOther_IsEmpty() => RandomSchools.Known.Sample(school => Assert.Empty(RosterPlanLines.Of(School, school, school)), iter: 200);

    [Fact]
    public void Of_WhenOnlyALinkIsOther_IsEmpty() => Assert.Empty(RosterPlanLines.Of(School, Linked(Small, "anna"), Small));

    [Fact]
    public void Of_WhenAStudentChangesClass_SaysItOnceAndInFourChats()
    {
        var six = RosterBuilder.Small().Class("6a", "6 А");
        var lines = RosterPlanLines.Of(School, Linked(Picture(six), "mother"), Picture(RosterBuilder.Small().Class("6a", "6 А").Without("anna").Student("anna", "6a")));

        Assert.Equal(
            [
                "PersonChanged Ёлкина anna: 5 А → 6 А",
                "MemberRemoved Ёлкина anna: участник →  [5 А]",
                "MemberAdded Ёлкина anna:  → участник [6 А] !",
                "MemberAdded Ёлкина mother:  → участник [6 А Родители]",
            ],
            lines.Select(Words));
        Assert.Equal(
            new RosterSummary { PeopleChanged = 1, ChatsChanged = 3, MembersAdded = 2, MembersRemoved = 1, UnlinkedMembersAdded = 1 }, RosterSummaries.Of(lines));
    }

    [Fact]
    public void Of_WhenClassesAreRenamedAndClosed_RetitlesAndClosesTheirChats()
    {
        var before = Picture(RosterBuilder.Small().Class("11a", "11 А"));
        var after = Picture(RosterBuilder.Small().Without("5a").Class("5a", "6 А", "head"));

        var lines = RosterPlanLines.Of(School, before, after);

        Assert.Equal(
            [
                "ClassClosed 11 А: 11 А → ",
                "ClassChanged 6 А: 5 А; классный руководитель: Ёлкина teacher → 6 А; классный руководитель: Ёлкина head",
                "ChatClosed 11 А: 11 А → ",
                "ChatClosed 11 А Родители: 11 А Родители → ",
                "ChatRetitled 6 А: 5 А → 6 А",
                "MemberRemoved Ёлкина teacher: администратор чата →  [6 А]",
                "ChatRetitled 6 А Родители: 5 А Родители → 6 А Родители",
                "MemberRemoved Ёлкина teacher: администратор чата →  [6 А Родители]",
            ],
            lines.Select(Words));
        Assert.Equal((1, 1, 4), (RosterSummaries.Of(lines).ClassesClosed, RosterSummaries.Of(lines).ClassesChanged, RosterSummaries.Of(lines).ChatsChanged));
    }

    [Fact]
    public void Of_WhenGroupsGetChatsByThemselves_FollowsGroupAndTeacher()
    {
        var before = Small with { SubjectChats = true };
        var after = Picture(RosterBuilder.Small().Without("g1").Group("g1", ["5a"], "head", ["anna"])) with { SubjectChats = true };

        Assert.Equal(
            [
                "GroupChanged g1: учитель: Ёлкина teacher; все ученики классов → учитель: Ёлкина head; Ёлкина anna",
                "MemberRemoved Ёлкина ivan: участник →  [g1 - Алгебра]",
                "MemberRemoved Ёлкина teacher: администратор чата →  [g1 - Алгебра]",
            ],
            RosterPlanLines.Of(School, before, after).Select(Words));
        Assert.Equal(
            "schools/7/chats/subject-g1",
            Assert.Single(RosterPlanLines.Of(School, Small, before), line => line.Action == RosterPlanAction.ChatCreated).Resource);
    }

    [Fact]
    public void Of_WhenRemovalsAreWithheld_MarksThemAndNothingElse()
    {
        var wished = Picture(RosterBuilder.Small().Without("anna").Without("mother").Student("new", "5a"));

        var lines = RosterPlanLines.Of(School, Small, Withholding.Of(Small, wished), wished);

        Assert.Equal(
            [
                "PersonRemoved Ёлкина anna: 5 А →  ?",
                "PersonRemoved Ёлкина mother: дети: Ёлкина anna, Ёлкина ivan →  ?",
                "PersonAdded Ёлкина new:  → 5 А",
                "MemberRemoved Ёлкина anna: участник →  [5 А] ?",
                "MemberAdded Ёлкина new:  → участник [5 А] !",
                "MemberRemoved Ёлкина mother: участник →  [5 А Родители] ?",
            ],
            lines.Select(Words));
        var summary = RosterSummaries.Of(lines);
        Assert.Equal((1, 2, 1, 2, 2), (summary.PeopleAdded, summary.PeopleRemoved, summary.MembersAdded, summary.MembersRemoved, summary.RemovalsWithheld));
    }

    [Fact]
    public void Of_WhenSomebodysFactsChange_SaysOldAndNew()
    {
        var before = Small.People[new("teacher")];
        var after = before with { Name = new("Петрова", "Анна", ""), Position = PositionType.Administration, PositionTitle = "завуч", Blocked = true };

        var line = Assert.Single(
            RosterPlanLines.Of(School, Small, Small with { People = Small.People.SetItem(after.Account, after) }), l => l.Action == RosterPlanAction.PersonChanged);

        Assert.Equal(("Ёлкина teacher; Педагогический состав; не заблокирован", "Петрова Анна; Администрация: завуч; заблокирован"), (line.Before, line.After));
    }

    [Fact]
    public void Fits_WhenFiltered_MeansTheLinesAsked()
    {
        var lines = RosterPlanLines.Of(School, RosterPicture.Empty, Small);
        var chat = MintedId.ClassChat(new(School, "5a"));

        Assert.Equal(5, Fitting(lines, new() { Import = "x", Chat = chat }));
        Assert.Equal(9, Fitting(lines, new() { Import = "x", UnlinkedOnly = true }));
        Assert.Equal(0, Fitting(lines, new() { Import = "x", WithheldOnly = true }));
        Assert.Equal(5, Fitting(lines, new() { Import = "x", Action = RosterPlanAction.PersonAdded }));
        Assert.Equal(lines.Count, Fitting(lines, new() { Import = "x" }));
        Assert.False(RosterPlanPages.IsFiltered(new() { Import = "x", Skip = 3 }));
        Assert.True(RosterPlanPages.IsFiltered(new() { Import = "x", Chat = chat }));
    }

    private static int Fitting(IReadOnlyList<RosterPlanLine> lines, RosterPlanQuery query) => lines.Count(line => RosterPlanPages.Fits(line, query));

    private static string Words(RosterPlanLine line) =>
        $"{line.Action} {line.Title}: {line.Before} → {line.After}{(line.Chat is null ? "" : $" [{line.ChatTitle}]")}{(line.Unlinked ? " !" : "")}{(line.Withheld ? " ?" : "")}";

    private static RosterPicture Linked(RosterPicture school, string id) =>
        school with { People = school.People.SetItem(new(id), school.People[new(id)] with { Link = LinkState.Linked }) };

    private static RosterPicture Picture(RosterBuilder builder)
    {
        var roster = builder.Build();
        return RosterPictures.Of(roster, roster.Facts.SferumAdministrator);
    }
}
