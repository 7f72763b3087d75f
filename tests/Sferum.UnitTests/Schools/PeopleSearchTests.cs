using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.People;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class PeopleSearchTests
{
    private static readonly ClassId Fifth = new(new SchoolId("7"), "5a");

    private static readonly PeopleMemory People = new(
    [
        Someone("1", "Ёлкина", "Анна", PersonKinds.Student) with { Class = Fifth },
        Someone("2", "Елкин", "Пётр", PersonKinds.Parent) with { Children = [new AccountId("1")] },
        Someone("3", "Жуков", "Ян", PersonKinds.Student) with { Class = new ClassId(new SchoolId("7"), "6a") },
        Someone("4", "Салтыкова-Щедрина", "Анна", PersonKinds.Staff | PersonKinds.Parent) with { Blocked = true, Children = [new AccountId("3")] },
        Someone("5", "Абрамов", "Лев", PersonKinds.Staff) with { Position = PositionType.Administration },
    ]);

    [Fact]
    public void Page_WhenNothingIsAsked_GivesAllInRussianOrder() => Assert.Equal("52134", Found(new PeopleQuery()));

    [Theory]
    [InlineData("елк", "21")]
    [InlineData("ЁЛК ан", "1")]
    [InlineData("анна ёлкина", "1")]
    [InlineData("щедр", "4")]
    [InlineData("салтыкова-щ", "4")]
    [InlineData("петр", "2")]
    [InlineData("лкин", "")]
    [InlineData("  ", "52134")]
    public void Page_WhenWordsAreSought_FindsBeginningsInAnyOrder(string text, string found) => Assert.Equal(found, Found(new PeopleQuery { Text = text }));

    [Fact]
    public void Page_WhenFiltered_GivesOnlyThose()
    {
        Assert.Equal("54", Found(new PeopleQuery { Kinds = PersonKinds.Staff }));
        Assert.Equal("4", Found(new PeopleQuery { Blocked = true }));
        Assert.Equal("5", Found(new PeopleQuery { Position = PositionType.Administration }));
        Assert.Equal("5214", Found(new PeopleQuery { Classes = [Fifth] }));
        Assert.Equal("21", Found(new PeopleQuery { Classes = [Fifth], Kinds = PersonKinds.Student | PersonKinds.Parent, Blocked = false }));
        Assert.Equal("534", Found(new PeopleQuery { Except = [new AccountId("1"), new AccountId("2")] }));
        Assert.Equal("43125", Found(new PeopleQuery { Descending = true }));
    }

    [Fact]
    public void Page_WhenPaged_CountsAllAndGivesSome()
    {
        var page = PeopleSearch.Page(People, new PeopleQuery { Skip = 1, Take = 2 });

        Assert.Equal((5, "21"), (page.Total, string.Concat(page.People.Select(p => p.Account.Segment))));
    }

    [Theory]
    [InlineData(false, false, "52431")]
    [InlineData(true, false, "13524")]
    [InlineData(false, true, "42531")]
    [InlineData(true, true, "13425")]
    public void Page_WhenByClass_SortsByItsNumberAndThenByName(bool classes, bool names, string found)
    {
        var titles = ClassTitles.Of([ClassChat(Fifth, "10 А"), ClassChat(new ClassId(new SchoolId("7"), "6a"), "6 А")]);

        var page = PeopleSearch.Page(People, new PeopleQuery { ByClass = true, ClassDescending = classes, Descending = names }, titles);

        Assert.Equal(found, string.Concat(page.People.Select(p => p.Account.Segment)));
    }

    [Fact]
    public void Page_WhenALinkStateIsAsked_GivesOnlyThose()
    {
        var people = new PeopleMemory([.. People.All], [new LinkMark(new AccountId("3"), LinkState.Linked, 1), new LinkMark(new AccountId("4"), LinkState.Broken, 1)]);

        Assert.Equal("3", string.Concat(PeopleSearch.Page(people, new PeopleQuery { Link = LinkState.Linked }).People.Select(p => p.Account.Segment)));
        Assert.Equal("521", string.Concat(PeopleSearch.Page(people, new PeopleQuery { Link = LinkState.NotLinked }).People.Select(p => p.Account.Segment)));
    }

    private static ChatSnapshot ClassChat(ClassId id, string title) => new() { Id = MintedId.ClassChat(id), Title = title, ClassTitle = title, Class = id, Type = ChatType.Class };

    private static string Found(PeopleQuery query) => string.Concat(PeopleSearch.Page(People, query).People.Select(p => p.Account.Segment));

    private static Person Someone(string id, string family, string given, PersonKinds kinds) =>
        new() { Account = new AccountId(id), Name = new PersonName(family, given, ""), Kinds = kinds };
}
