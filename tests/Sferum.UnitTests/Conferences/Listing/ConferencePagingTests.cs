using CsCheck;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Listing;
using Xunit;

namespace Sferum.UnitTests.Conferences.Listing;

/// <summary>Pages over the lists of many months.</summary>
public sealed class ConferencePagingTests
{
    private static readonly DateOnly Today = new(2026, 9, 14);

    [Fact]
    public void Slices_OfAnyPage_AreTheRowsOfAllListsInARow() =>
        Gen.Select(Gen.Int[0, 9].Array[0, 12], Gen.Int[0, 60], Gen.Int[0, 30]).Sample((counts, skip, take) =>
        {
            var all = counts.SelectMany((count, list) => Enumerable.Range(0, count).Select(row => (list, row))).ToList();

            var page = ConferencePaging.Slices(counts, skip, take).SelectMany(slice => Enumerable.Range(slice.Skip, slice.Take).Select(row => (slice.List, row)));

            Assert.Equal(all.Skip(skip).Take(take), page);
        });

    [Fact]
    public void Page_OfAnyRows_IsThatOfTheOrderWanted() =>
        Gen.Select(ListedRows.Many, Gen.Bool, Gen.Int[0, 50], Gen.Int[0, 50]).Sample((rows, descending, skip, take) =>
            Assert.Equal((descending ? rows.Reverse() : rows).Skip(skip).Take(take), ConferencePaging.Page(rows, descending, skip, take)));

    [Fact]
    public void MonthsOf_ADay_IsOneMonthAndOfAYearThirteenAtMost()
    {
        Assert.Equal([202609], ConferencePaging.MonthsOf(new ConferenceQuery { From = Today, To = Today }, Today));
        Assert.Equal(12, ConferencePaging.MonthsOf(new ConferenceQuery { From = new(2026, 1, 1), To = new(2026, 12, 31) }, Today).Count);
        Assert.Equal([202611, 202610, 202609], ConferencePaging.MonthsOf(new ConferenceQuery { From = Today, To = new(2026, 11, 1), Descending = true }, Today));
    }

    [Fact]
    public void MonthsOf_NoRange_AreThoseInWhichSomethingIsKeptOrMayBePlanned()
    {
        var months = ConferencePaging.MonthsOf(new ConferenceQuery(), Today);

        Assert.Equal((202508, 202709), (months[0], months[^1]));
        Assert.Equal(months, ConferencePaging.MonthsOf(new ConferenceQuery { From = new(2000, 1, 1), To = new(2099, 12, 31) }, Today));
        Assert.Empty(ConferencePaging.MonthsOf(new ConferenceQuery { From = new(2090, 1, 1) }, Today));
    }
}
