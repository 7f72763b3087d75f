using CsCheck;
using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Registry;
using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Chats.Registry;

public sealed class ChatRegistryIndexTests
{
    private static readonly SchoolId School = new("1");

    private static readonly DateTimeOffset Now = Chat.Start;

    [Fact]
    public void List_WhenByClassTitle_NumbersCountByTheirValue()
    {
        var index = Index("10 Б", "5 А", "11 А", "5 б", "9 Ё", "9 Ж", "9 Д");
        Assert.Equal(["5 А", "5 б", "9 Д", "9 Ё", "9 Ж", "10 Б", "11 А"], Titles(index, new ChatQuery { Order = ChatOrder.ClassTitle }));
        Assert.Equal(["11 А", "10 Б", "9 Ж", "9 Ё", "9 Д", "5 б", "5 А"], Titles(index, new ChatQuery { Order = ChatOrder.ClassTitle, Descending = true }));
    }

    [Theory]
    [InlineData("английск", "15 - Английский язык")]
    [InlineData("ЯЗЫК англ", "15 - Английский язык")]
    [InlineData("15", "15 - Английский язык")]
    [InlineData("елочка", "Ёлочка")]
    [InlineData("ЁЛОЧКА", "Ёлочка")]
    [InlineData("нглийский", null)]
    [InlineData("язык ёлочка", null)]
    public void List_WhenSearched_WordsAreBeginningsWithoutCaseAndYo(string text, string? title) =>
        Assert.Equal(title is null ? [] : [title], Titles(Index("15 - Английский язык", "Ёлочка", "Прочее"), new ChatQuery { Text = text }));

    [Fact]
    public void List_WhenPaged_PagesMakeTheWhole()
    {
        var index = Index([.. Enumerable.Range(1, 23).Select(number => $"{number} А")]);
        var pages = Enumerable.Range(0, 5).SelectMany(page => Titles(index, new ChatQuery { Skip = page * 5, Take = 5 }));
        Assert.Equal(Enumerable.Range(1, 23).Select(number => $"{number} А"), pages);
        Assert.Equal((0, 23), Sizes(index.List(new ChatQuery { Skip = 100, Take = 5 })));
        Assert.Equal((3, 23), Sizes(index.List(new ChatQuery { Skip = 20, Take = 5 })));
    }

    [Fact]
    public void Put_WhenTheRevisionIsOlder_ChangesNothing()
    {
        var index = Index("5 А");
        index.Put(Row(0, "6 А") with { Revision = 0 });
        Assert.Equal(["5 А"], Titles(index, new ChatQuery()));
        index.Put(Row(0, "6 А") with { Revision = 2 });
        Assert.Equal(["6 А"], Titles(index, new ChatQuery()));
    }

    [Fact]
    public void List_WhenFiltered_CountsOnlyWhatFits()
    {
        var index = new ChatRegistryIndex();
        index.Put(Row(0, "5 А") with { Type = ChatType.Class, Class = new ClassId(School, "5a") });
        index.Put(Row(1, "5 А Родители") with { Type = ChatType.Parents, Class = new ClassId(School, "5a"), Life = ChatLife.Closed, Platform = ChatPlatformState.InStep });
        index.Put(Row(2, "15 - Ёмкость") with { Type = ChatType.Subject, Subject = "Ёмкость", Platform = ChatPlatformState.HeldUp });
        Assert.Equal(["5 А"], Titles(index, new ChatQuery { Types = [ChatType.Class] }));
        Assert.Equal(["5 А", "5 А Родители"], Titles(index, new ChatQuery { Class = new ClassId(School, "5a") }));
        Assert.Equal(["15 - Ёмкость"], Titles(index, new ChatQuery { Subject = "ЕМКОСТЬ" }));
        Assert.Equal(["5 А", "15 - Ёмкость"], Titles(index, new ChatQuery { HideClosed = true }));
        Assert.Equal(["5 А", "15 - Ёмкость"], Titles(index, new ChatQuery { TroubleOnly = true }));
        Assert.Equal(["5 А Родители"], Titles(index, new ChatQuery { Only = [Row(1, "").Id, Row(9, "").Id] }));
        Assert.Empty(Titles(index, new ChatQuery { Only = [] }));
    }

    [Fact]
    public void List_WhenRowsChangeBetweenLists_EveryOrderStaysThatOfAFreshIndex() =>
        Gen.Select(Gen.Int[0, 9], Gen.String["абё1 0"], Gen.Int[0, 5], Gen.Enum<ChatOrder>()).Array[1, 60].Sample(changes =>
        {
            var (index, rows, revision) = (new ChatRegistryIndex(), new Dictionary<ChatId, ChatSnapshot>(), 0L);
            foreach (var (id, title, members, order) in changes)
            {
                var row = Row(id, title) with { MemberCount = members, Subject = title, ClassTitle = title, Revision = ++revision };
                rows[row.Id] = row;
                index.Put(row);
                var fresh = new ChatRegistryIndex();
                rows.Values.ToList().ForEach(fresh.Put);
                Assert.Equal(fresh.List(new ChatQuery { Order = order }).Chats, index.List(new ChatQuery { Order = order }).Chats);
            }
        }, iter: 300);

    [Fact]
    public void PartOf_WhenAFullSchoolHas4000Chats_NoPartHasMoreThan256()
    {
        var parts = Enumerable.Range(0, 4000).GroupBy(number => ChatSegmentRules.PartOf(new ChatId(School, MintedId.FromRequest(School, "create", $"{number}"))));
        Assert.InRange(parts.Max(part => part.Count()), 125, 256);
    }

    [Fact]
    public void Put_WhenASegmentHasTheRow_OnlyANewerOneReplacesIt()
    {
        var state = ChatSegmentRules.Put(ChatSegmentRules.Put(null, Row(1, "б"), Now), Row(0, "а"), Now);
        Assert.Equal(["а", "б"], state.Rows.Select(row => row.Title));
        Assert.Same(state, ChatSegmentRules.Put(state, Row(1, "в"), Now));
        Assert.Equal("в", ChatSegmentRules.Find(ChatSegmentRules.Put(state, Row(1, "в") with { Revision = 2 }, Now), Row(1, "").Id).Title);
    }

    private static ChatRegistryIndex Index(params string[] titles)
    {
        var index = new ChatRegistryIndex();
        for (var i = 0; i < titles.Length; i++)
        {
            index.Put(Row(i, titles[i]));
        }

        return index;
    }

    private static ChatSnapshot Row(int id, string title) =>
        new() { Id = new ChatId(School, $"chat-{id:D4}"), Title = title, Type = ChatType.Class, ClassTitle = title, Revision = 1 };

    private static IEnumerable<string> Titles(ChatRegistryIndex index, ChatQuery query) => index.List(query).Chats.Select(chat => chat.Title);

    private static (int Rows, int Total) Sizes(ChatPage page) => (page.Chats.Count, page.Total);
}
