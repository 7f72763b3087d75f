using CsCheck;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Xunit;

namespace Sferum.UnitTests.Conferences.Listing;

/// <summary>Which conferences a list shows (C1, A7).</summary>
public sealed class ConferenceFilterTests
{
    private static readonly DateOnly First = new(2026, 9, 1);

    private static readonly Gen<MonthQuery> Queries =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 8], Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 4]).Select(Query);

    [Fact]
    public void Fits_OfAnyRowAndQuery_IsWhatTheContractSays() =>
        Gen.Select(ListedRows.Many, Queries).Sample((rows, asked) =>
        {
            var filter = new ConferenceFilter(asked);

            var found = rows.Where(row => filter.MayFit(row) && filter.Fits(row)).Select(row => row.Id);

            Assert.Equal(rows.Where(row => Naive(row.Conference, asked)).Select(row => row.Id), found);
        });

    [Fact]
    public void MeansAllOf_OnlyWhenEveryRowOfTheMonthFits() =>
        Gen.Select(ListedRows.Many, Queries).Sample((rows, asked) =>
            Assert.True(!new ConferenceFilter(asked).MeansAllOf(202609) || Array.TrueForAll(rows, row => Naive(row.Conference, asked))));

    [Fact]
    public void MeansAllOf_AWholeMonthWithinARange_WithoutOtherFilters() =>
        Assert.Equal(
            [true, true, false, false],
            new[] { (First, First.AddDays(29)), (First.AddDays(-40), First.AddDays(50)), (First.AddDays(1), First.AddDays(50)), (First, First.AddDays(28)) }
                .Select(range => new ConferenceFilter(Asked(new ConferenceQuery { From = range.Item1, To = range.Item2 })).MeansAllOf(202609)));

    [Theory]
    [InlineData(ConferenceStage.Scheduled, -1, false)]
    [InlineData(ConferenceStage.Scheduled, 0, true)]
    [InlineData(ConferenceStage.Ending, 9_999, true)]
    [InlineData(ConferenceStage.Ended, 9_999, false)]
    [InlineData(ConferenceStage.Cancelled, 1, false)]
    public void IsDoubtful_WhenAStateIsWanted_OfWhatHasBegunAndIsNotOver(ConferenceStage stage, int seconds, bool doubtful)
    {
        var now = ConferenceStates.LessonStart.AddSeconds(seconds);
        var row = ListedRows.Of(ConferenceStates.Scheduled with { Stage = stage });

        Assert.Equal(doubtful, new ConferenceFilter(Asked(new ConferenceQuery { Stages = [ConferenceStage.Active] })).IsDoubtful(row, now));
        Assert.False(new ConferenceFilter(Asked(new ConferenceQuery())).IsDoubtful(row, now));
    }

    [Fact]
    public void IsDoubtful_WhenThePeopleDoNotFitIntoARow_OnlyWhenSomebodyMatters()
    {
        var state = ConferenceStates.Scheduled with { Added = [.. Enumerable.Range(0, 33).Select(i => new AccountId($"a{i}"))] };
        var row = ConferenceRows.Kept(ListedRows.Of(state));

        Assert.True(row.IsCut);
        Assert.Empty(row.Conference.Added);
        Assert.False(new ConferenceFilter(Asked(new ConferenceQuery())).IsDoubtful(row, ConferenceStates.DayBefore));
        Assert.True(new ConferenceFilter(Asked(new ConferenceQuery()) with { Participant = Sight(1) }).IsDoubtful(row, ConferenceStates.DayBefore));
        Assert.False(ConferenceRows.Kept(ListedRows.Of(state with { Added = state.Added.RemoveAt(0) })).IsCut);
    }

    private static MonthQuery Query(int from, int to, int stage, int chat, int text, int viewer, int participant) => new(
        new ConferenceQuery
        {
            From = from > 30 ? null : First.AddDays(from),
            To = to > 30 ? null : First.AddDays(to),
            Stages = stage is 0 or 8 ? [] : [(ConferenceStage)stage, ConferenceStage.Active],
            Chat = chat > 3 ? null : ListedRows.Chat(chat),
            Type = text == 3 ? ConferenceType.OnlineLesson : null,
            Text = text switch { 1 => "елк АЛГ", 2 => "час", _ => "" },
        },
        Sight(viewer),
        Sight(participant));

    private static MonthQuery Asked(ConferenceQuery query) => new(query, null, null);

    // A parent, a student, a teacher, the administrator; each in some chats.
    private static ConferenceSight? Sight(int who) => who switch
    {
        0 => null,
        1 => Sight(ConferenceStates.Parent, PersonKinds.Parent, 0, 1),
        2 => Sight(ConferenceStates.Student, PersonKinds.Student, 1),
        3 => Sight(ConferenceStates.Teacher, PersonKinds.Staff, 0, 1, 2),
        _ => Sight(ConferenceStates.Administrator, PersonKinds.Staff),
    };

    private static ConferenceSight Sight(AccountId account, PersonKinds kinds, params int[] chats) => new()
    {
        Person = ConferenceStates.Person(account, kinds),
        Chats = chats.Select(chat => ListedRows.Chat(chat).Segment).ToHashSet(),
        IsSferumAdministrator = account == ConferenceStates.Administrator,
    };

    private static bool Naive(ConferenceState conference, MonthQuery asked)
    {
        var query = asked.Query;
        string[] words = query.Text switch { "" => [], "час" => ["Классный час"], _ => ["Ёлка и алгебра"] };
        return (query.From is null || conference.Date >= query.From) && (query.To is null || conference.Date <= query.To)
            && (query.Stages.Count == 0 || query.Stages.Contains(conference.Stage))
            && (query.Chat is null || query.Chat == conference.Chat)
            && (query.Type is null || query.Type == conference.Type)
            && (words.Length == 0 || words.Contains(conference.Title))
            && (asked.Participant is null || Joins(asked.Participant, conference))
            && (asked.Viewer is null || Joins(asked.Viewer, conference) || asked.Viewer.Chats.Contains(conference.Chat.Segment));
    }

    private static bool Joins(ConferenceSight who, ConferenceState conference)
    {
        var account = who.Person!.Account;
        var isParent = account == ConferenceStates.Parent;
        return account == ConferenceStates.Administrator
            || ((who.Chats.Contains(conference.Chat.Segment) || conference.Added.Contains(account))
                && !conference.Removed.Contains(account)
                && (!isParent || (conference.Type == ConferenceType.VideoCall && conference.Chat == ListedRows.Chat(0))));
    }
}
