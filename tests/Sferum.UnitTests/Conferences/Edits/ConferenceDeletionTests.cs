using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Agenda;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Outcomes;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Edits;

/// <summary>What is left of a conference that is deleted (C13).</summary>
public sealed class ConferenceDeletionTests
{
    private static readonly DateTimeOffset Now = LessonStart.AddMinutes(5);

    [Theory]
    [InlineData(ConferenceStage.Scheduled, ConferenceStage.Cancelled, false)]
    [InlineData(ConferenceStage.Active, ConferenceStage.Ending, true)]
    [InlineData(ConferenceStage.Ending, ConferenceStage.Ending, true)]
    [InlineData(ConferenceStage.Ended, ConferenceStage.Ended, false)]
    [InlineData(ConferenceStage.Missed, ConferenceStage.Missed, false)]
    public void Delete_AtAnyStage_LeavesWhatIsOwed(ConferenceStage stage, ConferenceStage left, bool ending)
    {
        var deleted = Delete(At(stage)).Value!;

        Assert.Equal((left, ending, 2), (deleted.Stage, ConferenceEditRules.IsEnding(deleted), deleted.Revision));
        Assert.Equal((Now, Now, false), (deleted.DeletedAt, deleted.UpdatedAt, deleted.OnAgenda));
        Assert.Equal(AgendaPlace.Of(Scheduled), Assert.Single(deleted.LeftAgendas));
        Assert.Equal(left == ConferenceStage.Cancelled, deleted.RemindersOwed);
    }

    [Fact]
    public void Delete_WhenTheStartIsHeldUp_CallsItOff()
    {
        var held = Starting with { AskedAt = null, Trouble = ConferenceTrouble.Captcha };

        var deleted = Delete(held).Value!;

        Assert.Equal((ConferenceStage.Cancelled, ConferenceTrouble.None, 0), (deleted.Stage, deleted.Trouble, deleted.PossibleOrphans));
    }

    [Fact]
    public void Delete_WhenTheCallIsBeingOpened_EndsItOnceItIsThere()
    {
        var deleted = Delete(Starting).Value!;

        Assert.Equal((ConferenceStage.Starting, true), (deleted.Stage, ConferenceEditRules.IsEnding(deleted)));
        Assert.Equal(ConferenceStage.Ending, ConferenceLifecycle.Opened(deleted, Call, Now).Stage);
    }

    [Fact]
    public void Delete_WhenTheAnswerToTheRequestNeverComes_CallsItOffWithAnOrphan()
    {
        var deleted = Delete(Starting).Value!;

        Assert.Equal(ConferenceDuty.CallOff, ConferenceSchedule.DutyAt(deleted, Now));
        var off = ConferenceLifecycle.CalledOff(deleted, ConferenceTrouble.None, Now);
        Assert.Equal((ConferenceStage.Cancelled, 1), (off.Stage, off.PossibleOrphans));
        Assert.Equal((ConferenceStage.Cancelled, null), (ConferenceLifecycle.Asked(deleted, Now).Stage, ConferenceLifecycle.Asked(deleted, Now).AskedAt));
    }

    [Fact]
    public void Delete_WhenDeletedAlready_FindsNothing() =>
        Assert.Equal(RefusalReason.NotFound, Delete(Delete(Scheduled).Value!).Refusal?.Reason);

    [Fact]
    public void Delete_WhenItMayNot_SaysWhy()
    {
        Assert.Equal(RefusalReason.EtagMismatch, Delete(Scheduled, etag: "2").Refusal?.Reason);
        Assert.Equal(RefusalReason.Blocked, Delete(Scheduled, etag: "2", forbidden: Refusal.Of(RefusalReason.Blocked)).Refusal?.Reason);
        Assert.False(Delete(Scheduled, etag: "1").IsRefused);
        Assert.Equal(RefusalReason.NotFound, ConferenceRules.End(Delete(Active).Value!, "", Now).Refusal?.Reason);
    }

    [Fact]
    public void Deleted_WhenEverythingIsDone_OwesNothing()
    {
        var deleted = Delete(Scheduled).Value!;

        Assert.True(deleted.Owed.Any);
        Assert.False((Shown(ConferenceMoves.Armed(deleted, deleted)) with { LeftAgendas = [] }).Owed.Any);
    }

    private static Outcome<ConferenceState> Delete(ConferenceState state, string etag = "", Refusal? forbidden = null) =>
        ConferenceEditRules.Delete(state, new DeleteConference { Request = new RequestKey("d-1", 1), Etag = etag }, forbidden, Now);
}
