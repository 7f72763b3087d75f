using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Classes;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class ClassChatSourcesTests
{
    private static readonly ClassId Class = new(new SchoolId("7"), "5a");

    private static readonly SchoolClassState State = new()
    {
        Version = 4,
        Title = "5 А",
        HomeroomTeacher = new AccountId("teacher"),
        SferumAdministrator = new AccountId("head"),
        Students = [new("anna"), new("ivan")],
        Parents = [new(new("mother"), new("anna")), new(new("mother"), new("ivan")), new(new("teacher"), new("ivan"))],
    };

    [Fact]
    public void ClassChat_HasStudentsTeacherAndAdministrator()
    {
        var source = ClassChatSources.ClassChat(Class, State);

        Assert.Equal(("5 А", ChatType.Class, 4L, Class), (source.Title, source.Type, source.Version, source.Class));
        Assert.Equal(["anna: StudentOfClass", "head: SferumAdministrator", "ivan: StudentOfClass", "teacher: HomeroomTeacher"], Lines(source));
        Assert.Equal("schools/7/classes/5a", source.Members[0].Grounds[0].Resource);
    }

    [Fact]
    public void ClassChat_WhenAClosedClassHearsOfAnotherAdministratorAlone_KeepsItsPeople()
    {
        var told = new ClassRoster { Version = 5, Title = "", SferumAdministrator = new AccountId("new"), Closed = true, KeepsPeople = true };

        var source = ClassChatSources.ClassChat(Class, SchoolClassRules.Apply(State with { Closed = true }, told));

        Assert.Equal(("5 А", 5L, true), (source.Title, source.Version, source.Closed));
        Assert.Equal(["anna: StudentOfClass", "ivan: StudentOfClass", "new: SferumAdministrator", "teacher: HomeroomTeacher"], Lines(source));
    }

    [Fact]
    public void ParentsChat_WhenSiblingsLearnInOneClass_HasOneGroundForEach()
    {
        var source = ClassChatSources.ParentsChat(Class, State);

        Assert.Equal("5 А Родители", source.Title);
        Assert.Equal(["accounts/anna", "accounts/ivan"], source.Members.Single(m => m.Account.Segment == "mother").Grounds.Select(g => g.Resource));
    }

    [Fact]
    public void ParentsChat_WhenTheTeacherIsAParentInTheClass_HasBothGrounds() =>
        Assert.Contains("teacher: ParentOfStudent, HomeroomTeacher", Lines(ClassChatSources.ParentsChat(Class, State)));

    [Fact]
    public void ParentsChat_WhenAChildHasOneParent_HasThatParentAlone() =>
        Assert.Equal(
            ["head: SferumAdministrator", "mother: ParentOfStudent", "teacher: HomeroomTeacher"],
            Lines(ClassChatSources.ParentsChat(Class, State with { Parents = [new(new("mother"), new("anna"))] })));

    [Fact]
    public void ClassChat_WhenThereIsNoHomeroomTeacherAndNoStudent_HasTheAdministratorAlone() =>
        Assert.Equal(["head: SferumAdministrator"], Lines(ClassChatSources.ClassChat(Class, State with { HomeroomTeacher = null, Students = [] })));

    [Fact]
    public void ClassChat_WhenTheAdministratorIsTheHomeroomTeacher_IsThereOnceWithBothGrounds() =>
        Assert.Contains("head: HomeroomTeacher, SferumAdministrator", Lines(ClassChatSources.ClassChat(Class, State with { HomeroomTeacher = new AccountId("head") })));

    [Fact]
    public void ClassChat_WhenTheClassIsClosed_SaysSo() => Assert.True(ClassChatSources.ClassChat(Class, State with { Closed = true }).Closed);

    private static IEnumerable<string> Lines(ChatSource source) =>
        source.Members.Select(m => $"{m.Account.Segment}: {string.Join(", ", m.Grounds.Select(g => g.Kind))}");
}
