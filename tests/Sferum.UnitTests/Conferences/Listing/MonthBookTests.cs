using Sferum.Grains.Conferences.Listing;
using Xunit;

namespace Sferum.UnitTests.Conferences.Listing;

/// <summary>Rows that are put in before their conferences are on disk: seen by nobody until they are, and never in the way of the truth.</summary>
public sealed class MonthBookTests
{
    private static readonly ConferenceRow Row = ListedRows.Of(ConferenceStates.Scheduled);

    private static readonly ConferenceRow Announced = Row with { Announced = true };

    private readonly MonthBook _book = new();

    [Fact]
    public void Confirm_OfWhatWasAnnounced_ShowsIt()
    {
        _book.Take(Announced);
        Assert.Empty(_book.Rows);

        _book.Confirm("a", Row.Revision + 1, 0);
        Assert.Empty(_book.Rows);
        _book.Confirm("a", Row.Revision, 0);

        Assert.Equal(Row, Assert.Single(_book.Rows));
        Assert.Empty(_book.Announced);
        Assert.Equal(["a"], _book.SureOf(0));
    }

    [Fact]
    public void Announcement_OfANewRevision_LeavesTheOldRowInTheList()
    {
        _book.Take(Row);
        var next = Announced with { Revision = Row.Revision + 16 };
        _book.Take(next);
        Assert.Equal(Row, Assert.Single(_book.Rows));

        _book.Withdraw(Announced);
        Assert.Single(_book.Announced);
        _book.Withdraw(next);
        Assert.Empty(_book.Announced);
        Assert.Equal(Row, Assert.Single(_book.Rows));
    }

    [Fact]
    public void Take_OfTheTruth_EndsAnAnnouncementThatIsNoNewer()
    {
        _book.Take(Announced);
        _book.Take(Row with { Revision = Row.Revision + 7 });

        Assert.Empty(_book.Announced);
        Assert.Equal(Row.Revision + 7, Assert.Single(_book.Rows).Revision);
    }

    [Fact]
    public void Part_WithAnAnnouncedRow_TakesAnyOtherOneInstead()
    {
        var state = ConferencePartRules.Put(null, Announced, [], ConferenceStates.DayBefore);
        var again = Announced with { Conference = Row.Conference with { Title = "Again" } };

        Assert.Equal("Again", Assert.Single(ConferencePartRules.Put(state, again, [], ConferenceStates.DayBefore).Rows).Conference.Title);
        Assert.Equal(Row, Assert.Single(ConferencePartRules.Put(state, Row, [], ConferenceStates.DayBefore).Rows));
    }

    [Fact]
    public void Part_WithASureRow_TakesNewerOnesOnly()
    {
        var state = ConferencePartRules.Put(null, Row, [], ConferenceStates.DayBefore);

        Assert.Same(state, ConferencePartRules.Put(state, Row with { Revision = Row.Revision - 1 }, [], ConferenceStates.DayBefore));
        Assert.Same(state, ConferencePartRules.Put(state, Announced, [], ConferenceStates.DayBefore));
        Assert.Same(state, ConferencePartRules.Withdraw(state, "a", Row.Revision));
    }

    [Fact]
    public void Part_WhenOthersAreSure_NotesItWithTheNextWrite()
    {
        var state = ConferencePartRules.Put(null, Announced, [], ConferenceStates.DayBefore);

        var next = ConferencePartRules.Put(state, ListedRows.Of(ConferenceStates.Scheduled, "b"), ["a"], ConferenceStates.DayBefore);

        Assert.All(next.Rows, row => Assert.False(row.Announced));
        Assert.Equal(2, next.Rows.Length);
    }

    [Fact]
    public void Withdraw_OfWhatNeverCameToBe_LeavesNothing()
    {
        var state = ConferencePartRules.Put(null, Announced, [], ConferenceStates.DayBefore);

        Assert.Same(state, ConferencePartRules.Withdraw(state, "a", Row.Revision + 16));
        Assert.Empty(ConferencePartRules.Withdraw(state, "a", Row.Revision).Rows);
    }
}
