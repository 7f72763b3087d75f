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
    public void Accept_WhenOneIsUnderWayAndOneWaits_ReplacesTheOneThatWaits()
    {
        var state = Begin(Accept(Accept(Accept(null, "a"), "b"), "c"));

        Assert.Equal(["a", "c"], state.Accepted.Select(a => a.Import));
        Assert.Equal(RosterImportStage.Superseded, state.Imports.Single(i => i.Id == "b").Stage);
        Assert.Contains(state.Leftovers, range => range.Stamp == 2);
    }

    [Fact]
    public void Accept_WhenWhatItWasComparedWithIsNoLongerTheBase_Refuses()
    {
        var state = RosterImportRules.Reserve(Finish(Begin(Accept(null, "a"))), 1, 1);

        Assert.Equal(RefusalReason.ImportInProgress, RosterImportRules.Accept(state, Roster(state, "b"), Import("b"), comparedWith: 0).Refusal?.Reason);
    }

    [Fact]
    public void Reserve_NeverTakesASlotInWhichARosterIsNeeded()
    {
        var state = Begin(Accept(Finish(Begin(Accept(null, "a"))), "b"));
        state = Accept(state, "c");
        state = RosterImportRules.Reserve(state, 1, 1);

        int[] slots = [state.Applied!.Parts.Slot, .. state.Accepted.Select(a => a.Parts.Slot), state.Staging!.Slot];
        Assert.Equal(slots.Length, slots.Distinct().Count());
        Assert.All(slots, slot => Assert.InRange(slot, 0, 3));
    }

    [Fact]
    public void Reserve_WhenAnEarlierOneDied_LeavesItsPartsToBeCleared()
    {
        var state = RosterImportRules.Reserve(RosterImportRules.Reserve(null, 3, 1), 1, 1);

        Assert.Equal([new PartRange(1, 0, 0, 4)], state.Leftovers.ToArray());
        Assert.True(state.Owed.Any);
    }

    [Fact]
    public void BeginRoster_TakesANewVersion_AboveAllThatWasTold()
    {
        var first = Finish(Begin(Accept(null, "a")));
        var staged = RosterImportRules.Reserve(first, 1, 1);
        var administrator = RosterImportRules.BeginAdministrator(staged with { News = 1 }, new AccountId("teacher"), 1);
        var second = Begin(RosterImportRules.Accept(RosterImportRules.Finish(administrator, Now), Roster(staged, "b"), Import("b"), 1).Value!);

        Assert.True(second.Run!.Version > administrator.Run!.Version);
    }

    [Theory]
    [InlineData("named", "head", true, "named", true)]
    [InlineData(null, "other", true, "other", false)]
    [InlineData(null, "other", false, "head", true)]
    [InlineData(null, null, false, "head", true)]
    public void BeginRoster_ResolvesTheAdministrator(string? named, string? current, bool currentIsStaff, string expected, bool schoolIsTold)
    {
        var reserved = RosterImportRules.Reserve(null, 1, 1);
        var roster = Roster(reserved, "a") with { Facts = new RosterFacts("", "", named is null ? null : new AccountId(named)) };
        var state = RosterImportRules.Accept(reserved, roster, Import("a"), 0).Value!;

        var run = RosterImportRules.BeginRoster(state, current is null ? null : new AccountId(current), currentIsStaff).Run!;

        Assert.Equal((expected, schoolIsTold), (run.Administrator!.Value.Segment, run.SchoolIsTold));
    }

    [Fact]
    public void BeginAdministrator_WhenEverybodyKnowsThatOne_OnlyNotesIt()
    {
        var state = RosterImportRules.BeginAdministrator(Finish(Begin(Accept(null, "a"))) with { News = 2, Leftovers = [] }, Head, 2);

        Assert.Null(state.Run);
        Assert.False(state.Owed.Any);
    }

    [Fact]
    public void Finish_KeepsClassesAndGroups_AndLeavesTheRestToBeCleared()
    {
        var state = Finish(Begin(Accept(Finish(Begin(Accept(null, "a"))), "b")));

        Assert.Equal(
            [new PartRange(1, 0, 0, 2), new PartRange(3, 1, 0, 2), new PartRange(1, 0, 2, 1)],
            state.Leftovers.ToArray());
        Assert.All(state.Imports, import => Assert.Equal(RosterImportStage.Applied, import.Stage));
    }

    [Fact]
    public void Compared_WhenKnownAlready_KeepsTheFirstNumbers()
    {
        var state = RosterImportRules.Compared(Begin(Accept(null, "a")), new RosterSummary { PeopleAdded = 5 });

        Assert.Same(state, RosterImportRules.Compared(state, new RosterSummary { PeopleAdded = 1 }));
    }

    private static RosterImportState Accept(RosterImportState? state, string import)
    {
        var reserved = RosterImportRules.Reserve(state, 2, 1);
        return RosterImportRules.Accept(reserved, Roster(reserved, import), Import(import), RosterImportRules.BaseOf(reserved)).Value!;
    }

    private static RosterImportState Begin(RosterImportState state) => RosterImportRules.BeginRoster(state, Head, currentIsStaff: true);

    private static RosterImportState Finish(RosterImportState state) => RosterImportRules.Finish(state, Now);

    private static AcceptedRoster Roster(RosterImportState state, string import) => new(import, state.Staging!, new RosterFacts("", "", null), Head, "");

    private static RosterImportSnapshot Import(string id) =>
        new() { Id = id, Stage = RosterImportStage.Applying, Summary = new RosterSummary(), CreateTime = Now };
}
