using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Outcomes;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Orphans;

/// <summary>Possible orphans by name: how they come, and how an operator deals with them.</summary>
public sealed class OrphanRulesTests
{
    private static readonly DateTimeOffset Later = LessonStart.AddHours(1);

    [Fact]
    public void OutcomeUnknown_NamesTheCallAndWhoAskedForIt()
    {
        var state = ConferenceLifecycle.OutcomeUnknown(ConferenceLifecycle.Asked(Scheduled, LessonStart, Administrator), LessonStart.AddSeconds(3));

        Assert.Equal(new OrphanMark { Number = 1, AskedAt = LessonStart, Administrator = Administrator, Fault = OrphanRules.OutcomeUnknown }, Assert.Single(state.Orphans.Marks));
        Assert.True(OrphanRules.OwesRow(state) && state.Owed.Any);
    }

    [Fact]
    public void Asked_WhenARequestIsStillOpen_NamesTheOldOne()
    {
        var first = ConferenceLifecycle.Asked(Scheduled, LessonStart, Administrator);

        var mark = Assert.Single(ConferenceLifecycle.Asked(first, Later.AddMinutes(-20), Teacher).Orphans.Marks);

        Assert.Equal((Administrator, LessonStart, OrphanRules.NoAnswer), (mark.Administrator, mark.AskedAt, mark.Fault));
    }

    [Fact]
    public void Opened_WhenTheAnswerIsClear_NamesNothing() =>
        Assert.Same(OrphanBook.Empty, ConferenceLifecycle.Opened(Starting, Call, LessonStart).Orphans);

    [Fact]
    public void Noted_BeyondTheMost_ForgetsThoseDealtWithFirstAndKeepsCounting()
    {
        var full = Enumerable.Range(0, OrphanRules.Most).Aggregate(Scheduled, (state, _) => Another(state));
        var dealt = OrphanRules.Resolve(full, 5, "", Later).Value!;

        var more = Another(Another(dealt));

        Assert.Equal((OrphanRules.Most, OrphanRules.Most + 2), (more.Orphans.Marks.Length, more.PossibleOrphans));
        Assert.Equal([2, 3, 4, 6], more.Orphans.Marks.Take(4).Select(mark => mark.Number));
    }

    [Fact]
    public void Resolve_Twice_KeepsTheFirstNoteAndChangesNothing()
    {
        var once = OrphanRules.Resolve(Another(Scheduled), 1, "closed by hand", Later).Value!;

        Assert.Same(once, OrphanRules.Resolve(once, 1, "again", Later.AddHours(1)).Value);
        var mark = Assert.Single(once.Orphans.Marks);
        Assert.Equal(("closed by hand", Later), (mark.Note, mark.ResolvedAt));
        Assert.Equal(2, once.Orphans.Revision);
    }

    [Fact]
    public void Resolve_OfWhatIsNotThere_IsRefused()
    {
        Assert.Equal(RefusalReason.NotFound, OrphanRules.Resolve(null, 1, "", Later).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotFound, OrphanRules.Resolve(Another(Scheduled), 2, "", Later).Refusal?.Reason);
    }

    [Fact]
    public void TakePush_OfAnOlderRevision_LeavesTheNewerOwed()
    {
        var state = Another(Another(Scheduled));

        Assert.True(OrphanRules.OwesRow(OrphanRules.TakePush(state, 1)));
        var told = OrphanRules.TakePush(state, 2);
        Assert.False(OrphanRules.OwesRow(told));
        Assert.Same(told, OrphanRules.TakePush(told, 1));
    }

    private static ConferenceState Another(ConferenceState state) => OrphanRules.Noted(state with { AskedAt = LessonStart }, OrphanRules.OutcomeUnknown);
}
