using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Imports;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class RosterImportRulesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static readonly AccountId Head = new("head");

    [Fact]
    public void Accept_WhenOneIsUnderWay_WaitsBehindItUnderALaterNumber()
    {
        var state = Accept(Accept(null, "a"), "b");

        Assert.Equal(["a", "b"], state.Steps.Select(s => s.Import));
        Assert.True(state.Steps[1].Version > state.Steps[0].Version);
        Assert.True(state.Owed.Any);
    }

    [Fact]
    public void Accept_WhenSomethingElseIsBeingLaidDown_Refuses()
    {
        var offer = Offer(RosterImportRules.Reserve(null, 1, 0, 1), "a");
        var state = RosterImportRules.Reserve(null, 2, 0, 1);

        Assert.Equal(RefusalReason.ImportInProgress, RosterImportRules.Accept(state, offer, Now).Refusal?.Reason);
    }

    [Fact]
    public void Accept_WhenNothingChanges_IsAppliedAtOnce()
    {
        var state = RosterImportRules.Accept(null, new RosterOffer(Import("a"), null, null, 0), Now).Value!;

        Assert.Empty(state.Steps);
        Assert.Equal((RosterImportStage.Applied, Now), (state.Imports.Single().Stage, state.Imports.Single().FinishTime));
        Assert.NotNull(RosterPlanKeeping.Find(state, "a", Now));
    }

    [Fact]
    public void Accept_WhenOnlyLookedAt_KeepsThePlanForADay()
    {
        var reserved = RosterImportRules.Reserve(null, 0, 0, 2);
        var state = RosterImportRules.Accept(reserved, Offer(reserved, "a") with { Step = null, Import = Import("a") with { Stage = RosterImportStage.Validated } }, Now).Value!;

        Assert.Equal(RosterImportStage.Validated, state.Imports.Single().Stage);
        Assert.False(state.HasRoster);
        Assert.Equal(Now.AddHours(24), state.Owed.From);
        Assert.Null(RosterPlanKeeping.Find(state, "a", Now.AddHours(24)));
        Assert.Equal(reserved.Laying!.LineParts, RosterPlanKeeping.Expire(state, Now.AddHours(24)).Leftovers.Single());
    }

    [Fact]
    public void Keep_WhenManyPlansAreMade_KeepsTheLastFew()
    {
        var state = Enumerable.Range(0, 9).Aggregate((RosterImportState?)null, (known, i) => Finish(Accept(known, $"i{i}")));

        Assert.Equal(["i5", "i6", "i7", "i8"], state!.Plans.Select(p => p.Import));
    }

    [Fact]
    public void Reserve_NeverTakesASlotInWhichSomethingLies()
    {
        var state = Accept(Finish(Accept(Accept(null, "a", withheld: 1), "b", withheld: 1)), "c");
        state = RosterImportRules.Reserve(RosterImportRules.Reserve(state, 1, 1, 1), 1, 1, 1);

        int[] slots =
        [
            state.Laying!.Slot, .. state.Leftovers.Select(p => p.Slot).Concat(state.Plans.Select(p => p.Parts.Slot)).Concat(state.Steps.Select(s => s.Parts!.Slot)).Distinct(),
        ];
        Assert.Equal(slots.Length, slots.Distinct().Count());
    }

    [Fact]
    public void Reserve_WhenAnEarlierOneDied_LeavesItsPartsToBeCleared()
    {
        var state = RosterImportRules.Reserve(RosterImportRules.Reserve(null, 3, 1, 2), 1, 0, 0);

        Assert.Equal([new PartRange(1, 0, 0, 6)], state.Leftovers.ToArray());
        Assert.True(state.Owed.Any);
    }

    [Fact]
    public void Finish_WhenRemovalsAreWithheld_WaitsForApproval()
    {
        var state = Finish(Accept(null, "a", withheld: 1));

        Assert.Equal(RosterImportStage.AppliedRemovalsWithheld, state.Imports.Single().Stage);
        Assert.Equal(new KnownSchool(Head, true), state.Known);
        Assert.NotNull(RosterPlanKeeping.Find(state, "a", Now.AddDays(300)));
    }

    [Fact]
    public void Accept_WhenRemovalsWait_OvertakesThem()
    {
        var state = Accept(Finish(Accept(null, "a", withheld: 1)), "b");

        Assert.Null(state.Withheld);
        Assert.Equal([RosterImportStage.Superseded, RosterImportStage.Applying], state.Imports.Select(i => i.Stage));
        Assert.Equal(RefusalReason.NoRemovalsWithheld, RosterImportRules.Approve(state, Approval("a"), new RosterStep(), Now).Refusal?.Reason);
    }

    [Fact]
    public void Accept_WhenAnImportThatWithholdsIsStillUnderWay_OvertakesItWhenThatEnds()
    {
        var state = Accept(Accept(null, "a", withheld: 1), "b");

        Assert.Equal([RosterImportStage.Applying, RosterImportStage.Applying], state.Imports.Select(i => i.Stage));
        Assert.Equal([RosterImportStage.Superseded, RosterImportStage.Applied], Finish(state).Imports.Select(i => i.Stage));
    }

    [Theory]
    [InlineData(true, RosterImportStage.Superseded)]
    [InlineData(false, RosterImportStage.AppliedRemovalsWithheld)]
    public void Take_WhenChangesConcernTheRemovals_OvertakesThem(bool concern, RosterImportStage expected)
    {
        var state = RosterImportRules.Take(Finish(Accept(null, "a", withheld: 1)), new RosterStep { Rows = new() }, overtakes: concern, Now);

        Assert.Equal(expected, state.Imports.Single().Stage);
        Assert.Equal(concern, state.Withheld is null);
    }

    [Fact]
    public void Approve_WhenTheDigestFits_CarriesTheRemovalsOut()
    {
        var waiting = Finish(Accept(null, "a", withheld: 1));

        var state = RosterImportRules.Approve(waiting, Approval("a"), new RosterStep { Administrator = Head }, Now).Value!;

        Assert.Equal((RosterImportStage.Applying, null, 0), (state.Imports.Single().Stage, state.Imports.Single().Withholding, state.Imports.Single().Summary.RemovalsWithheld));
        Assert.Equal(waiting.Withheld!.Parts, state.Steps.Single().Parts);
        Assert.Equal(RosterImportStage.Applied, Finish(state).Imports.Single().Stage);
    }

    [Fact]
    public void Approve_WhenTheDigestIsAnother_SaysWhichItIs()
    {
        var refusal = RosterImportRules.Approve(Finish(Accept(null, "a", withheld: 1)), Approval("a") with { PlanDigest = "other" }, new RosterStep(), Now).Refusal;

        Assert.Equal((RefusalReason.PlanChanged, "digest"), (refusal!.Reason, refusal.Facts["plan_digest"]));
    }

    [Fact]
    public void Approve_WhileTheImportIsUnderWay_EndsWhenBothHaveBeenCarriedOut()
    {
        var state = RosterImportRules.Approve(Accept(null, "a", withheld: 1), Approval("a"), new RosterStep(), Now).Value!;

        var half = RosterImportRules.Finish(state, 1, [], Now);

        Assert.Equal(RosterImportStage.Applying, half.Imports.Single().Stage);
        Assert.Equal(RosterImportStage.Applied, Finish(half).Imports.Single().Stage);
    }

    [Fact]
    public void Finish_RemembersChangesAndLeavesTheRestToBeCleared()
    {
        var state = Accept(null, "a");
        var parts = state.Steps.Single().Parts!;

        var ended = RosterImportRules.Finish(state, 1, [DoneChange.Of(false, new RequestKey("c", 1), Now)], Now);

        Assert.Equal("c", ended.Recent.Single().Id);
        Assert.Equal([parts], ended.Leftovers.ToArray());
    }

    private static RosterImportState Accept(RosterImportState? state, string import, int withheld = 0)
    {
        var reserved = RosterImportRules.Reserve(state, 2, withheld, 1);
        return RosterImportRules.Accept(reserved, Offer(reserved, import, withheld > 0), Now).Value!;
    }

    private static RosterOffer Offer(RosterImportState reserved, string import, bool withholds = false) => new(
        Import(import) with { Withholding = withholds ? Refusal.Of(RefusalReason.RemovalsWithheld) : null },
        new RosterStep { Administrator = Head, SubjectChats = true },
        reserved.Laying,
        1);

    private static RosterImportState Finish(RosterImportState state) => RosterImportRules.Finish(state, state.Steps.Length, [], Now);

    private static ApproveRemovals Approval(string import) => new(new RequestKey("r", 1), import, "digest", null, TimeSpan.Zero);

    private static RosterImportSnapshot Import(string id) => new()
    {
        Id = id,
        Stage = RosterImportStage.Applied,
        Summary = new RosterSummary { RemovalsWithheld = 3 },
        CreateTime = Now,
        PlanDigest = "digest",
    };
}
