using System.Collections.Immutable;
using CsCheck;
using Sferum.Grains.Indexing;
using Xunit;

namespace Sferum.UnitTests.Indexing;

/// <summary>Indexes in parts: where rows lie, what an older row does, and the book in memory.</summary>
public sealed class IndexTests
{
    private static readonly DateTimeOffset Day = new(2026, 9, 1, 8, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Rows_OfAnOlderRevision_ChangeNothing()
    {
        var rows = IndexRows.Put([], Row("a", 2), Day);

        Assert.Equal(rows, IndexRows.Put(rows, Row("a", 1), Day));
        Assert.Equal(rows, IndexRows.Put(rows, Row("a", 2) with { Text = "other" }, Day));
        Assert.Equal("new", IndexRows.Find(IndexRows.Put(rows, Row("a", 3) with { Text = "new" }, Day), "a")!.Text);
    }

    [Fact]
    public void Rows_OfWhatIsGone_StayForADay()
    {
        var rows = IndexRows.Put(IndexRows.Put([], Row("a", 1), Day), Row("a", 2) with { IsGone = true }, Day);

        Assert.Equal(rows, IndexRows.Put(rows, Row("a", 1), Day.AddHours(23)));
        Assert.NotNull(IndexRows.Find(IndexRows.Put(rows, Row("b", 1), Day.AddHours(23)), "a"));
        Assert.Null(IndexRows.Find(IndexRows.Put(rows, Row("b", 1), Day.AddHours(25)), "a"));
    }

    [Fact]
    public void Parts_AreFilledOneAfterTheOther()
    {
        var parts = new IndexParts();
        for (var i = 0; i < 600; i++)
        {
            var part = parts.Choose($"{i}");
            parts.NoteWritten(part);

            Assert.Equal(i / IndexParts.Full, part);
        }

        Assert.Equal(0, parts.Choose("17"));
        Assert.Equal(2, parts.Choose("new"));
    }

    [Fact]
    public void Parts_AreNotBegunBeforeTheOneInFrontIsOnDisk()
    {
        var parts = new IndexParts();

        Assert.All(Enumerable.Range(0, 400), i => Assert.Equal(0, parts.Choose($"{i}")));
        parts.NoteWritten(0);
        Assert.Equal(1, parts.Choose("next"));
    }

    [Fact]
    public void Parts_WhileTheOnlyOneWithRoomIsBeingWritten_BeginOneMore()
    {
        var parts = new IndexParts();
        parts.NoteWritten(parts.Choose("a"));

        parts.NoteBegun(0);
        Assert.Equal(1, parts.Choose("b"));
        parts.NoteWritten(1);
        parts.NoteBegun(1);
        Assert.Equal(0, parts.Choose("c"));
        parts.NoteBegun(0);
        Assert.Equal(1, parts.Choose("d"));
        parts.NoteEnded(0);
        parts.NoteEnded(0);
        Assert.Equal(0, parts.Choose("e"));
    }

    [Fact]
    public void Parts_OfAnIndexThatWantsThemSmall_AreSmall()
    {
        var parts = new IndexParts(full: 2);
        foreach (var id in new[] { "a", "b" })
        {
            parts.NoteWritten(parts.Choose(id));
        }

        Assert.Equal(1, parts.Choose("c"));
    }

    [Fact]
    public void Parts_ThatWereRead_KeepTheirRows()
    {
        var parts = new IndexParts();
        parts.NoteRead(0, [.. Enumerable.Range(0, IndexParts.Full).Select(i => $"{i}")]);
        parts.NoteRead(1, ["x"]);

        Assert.Equal(0, parts.Choose("255"));
        Assert.Equal(1, parts.Choose("x"));
        Assert.Equal(1, parts.Choose("y"));
    }

    // However rows come, doubled and out of order, the book and the rows on disk hold the newest of each.
    [Fact]
    public void Book_AndRows_HoldTheNewestOfEach() => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 20], Gen.Bool).Array[0, 60].Sample(pushes =>
    {
        var book = new IndexBook<TestRow>(Comparer<TestRow>.Create((one, other) => (one.Text, one.Id).CompareTo((other.Text, other.Id))));
        ImmutableArray<TestRow> rows = [];
        foreach (var (id, revision, gone) in pushes)
        {
            var row = new TestRow($"{id}", revision, gone && revision % 5 == 0, Day) { Text = $"{revision % 7}" };
            book.Put(row);
            rows = IndexRows.Put(rows, row, Day);
        }

        var live = rows.Where(row => !row.IsGone).OrderBy(row => row.Text, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal);
        Assert.Equal(live.Select(row => (row.Id, row.Revision)), book.Rows.Select(row => (row.Id, row.Revision)));
        Assert.Equal(rows.Select(row => row.Id).Order(StringComparer.Ordinal), rows.Select(row => row.Id));
        Assert.All(book.Rows, row => Assert.Same(row, book.Find(row.Id)));
    });

    private static TestRow Row(string id, long revision) => new(id, revision, IsGone: false, Day);

    private sealed record TestRow(string Id, long Revision, bool IsGone, DateTimeOffset ChangedAt) : IIndexRow
    {
        public string Text { get; init; } = "";
    }
}
