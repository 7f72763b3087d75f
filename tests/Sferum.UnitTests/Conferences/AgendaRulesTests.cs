using CsCheck;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Agenda;
using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Conferences;

/// <summary>The agenda of a chat: what is to come is on it, what is long over is not (B12).</summary>
public sealed class AgendaRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 8, 0, 0, TimeSpan.FromHours(4));

    [Fact]
    public void Put_WhenItIsThereAlready_ChangesNothingAndAnotherTimeTakesItsPlace()
    {
        var state = AgendaRules.Put(new AgendaMonthState(), Entry("a", 1), Now);

        Assert.Same(state, AgendaRules.Put(state, Entry("a", 1), Now));
        Assert.Equal(Entry("a", 5), Assert.Single(AgendaRules.Put(state, Entry("a", 5), Now).Entries));
    }

    [Fact]
    public void Put_WhenOthersAreLongOver_LetsThemGo()
    {
        var state = AgendaRules.Put(AgendaRules.Put(new AgendaMonthState(), Entry("old", -30), Now), Entry("late", -20), Now);

        Assert.Equal(["late", "new"], AgendaRules.Put(state, Entry("new", 1), Now).Entries.Select(e => e.Conference));
    }

    [Fact]
    public void Remove_WhenNoneIsThere_ChangesNothing()
    {
        var state = AgendaRules.Put(new AgendaMonthState(), Entry("a", 1), Now);

        Assert.Same(state, AgendaRules.Remove(state, ["b"]));
        Assert.Empty(AgendaRules.Remove(state, ["b", "a"]).Entries);
    }

    // Whoever can be planned at the same time as another, in another month, never shares its slot.
    [Fact]
    public void SlotOf_AnyTwoStartsWithinTheFarthestPlan_DiffersByMonth() =>
        Gen.Select(Gen.Int[0, 366], Gen.Int[0, 366], Gen.Int[0, 4000]).Sample((one, other, shift) =>
        {
            var (first, second) = (Now.AddDays(shift + one).UtcDateTime, Now.AddDays(shift + other).UtcDateTime);
            Assert.Equal((first.Year, first.Month) == (second.Year, second.Month), AgendaRules.SlotOf(first) == AgendaRules.SlotOf(second));
        });

    [Theory]
    [InlineData(1, true, false)]
    [InlineData(0, false, true)]
    [InlineData(-20, false, true)]
    [InlineData(-26, false, false)]
    public void Clock_OfAnEntry_TellsWhoHasToBeAsked(int startsInHours, bool toCome, bool mayBeUnderWay)
    {
        var entry = Entry("a", startsInHours);

        Assert.Equal((toCome, mayBeUnderWay), (AgendaRules.IsToCome(entry, Now), AgendaRules.MayBeUnderWay(entry, Now)));
    }

    [Theory]
    [InlineData(ConferenceStage.Scheduled, ConferenceTrouble.None, false, true)]
    [InlineData(ConferenceStage.Starting, ConferenceTrouble.None, true, false)]
    [InlineData(ConferenceStage.Starting, ConferenceTrouble.AdministratorNotLinked, false, true)]
    [InlineData(ConferenceStage.Active, ConferenceTrouble.None, true, false)]
    [InlineData(ConferenceStage.Ending, ConferenceTrouble.None, false, false)]
    [InlineData(ConferenceStage.Ended, ConferenceTrouble.None, false, false)]
    [InlineData(ConferenceStage.Cancelled, ConferenceTrouble.ChatDeleted, false, false)]
    public void Stage_OfAConference_TellsWhatItIsForItsChat(ConferenceStage stage, ConferenceTrouble trouble, bool active, bool waiting)
    {
        var conference = new ConferenceSnapshot
        {
            Id = new ConferenceId(new SchoolId("7"), "c"),
            Title = "5 А",
            Type = ConferenceType.OnlineLesson,
            Chat = new ChatId(new SchoolId("7"), "class-5a"),
            Date = default,
            LocalStart = default,
            LocalEnd = default,
            StartTime = Now,
            EndTime = Now,
            Stage = stage,
            Trouble = trouble,
        };

        Assert.Equal((active, waiting), (AgendaRules.IsActive(conference), AgendaRules.IsWaiting(conference)));
    }

    private static AgendaEntry Entry(string conference, double startsInHours) => new(conference, Now.AddHours(startsInHours), Now.AddHours(startsInHours + 1));
}
