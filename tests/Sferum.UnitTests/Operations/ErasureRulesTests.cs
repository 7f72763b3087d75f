using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Operations.Erasures;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Xunit;

namespace Sferum.UnitTests.Operations;

public sealed class ErasureRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly BeginErasure OfPerson = new() { Request = new RequestKey("r", 7), Target = new ErasureTarget(new AccountId("anna"), null) };

    private static readonly ErasureLeftover Waits = new(LeftoverKind.Membership, "schools/7/chats/a", PlatformTrouble.Unreachable);

    private static ErasureState Begun => ErasureRules.Begin(null, OfPerson, new ErasureCounts(3, 2), Start).Value!;

    [Fact]
    public void Begin_TheSameAgain_ChangesNothing_AndAnotherBodyIsRefused()
    {
        var state = Begun;

        Assert.Equal((3, 2, ErasurePhase.Claim, Owed.Now), (state.ChatCount, state.ConferenceCount, state.Phase, state.Owed));
        Assert.Same(state, ErasureRules.Begin(state, OfPerson, new ErasureCounts(0, 0), Start).Value);
        Assert.Equal(RefusalReason.RequestIdReused, ErasureRules.Begin(state, OfPerson with { Request = new RequestKey("r", 8) }, new ErasureCounts(0, 0), Start).Refusal!.Reason);
    }

    [Fact]
    public void Next_KeepsWhatStays_AndNeverGoesBack()
    {
        var state = ErasureRules.Next(Begun, ErasurePhase.Chats, [Waits], Start.AddMinutes(1));

        Assert.Equal((ErasurePhase.Chats, 1, Start.AddMinutes(1)), (state.Phase, state.LeftoverCount, state.PhaseTime));
        Assert.Same(state, ErasureRules.Next(state, ErasurePhase.Rosters, [Waits], Start));
        Assert.Same(state, ErasureRules.Next(state, ErasurePhase.Chats, [Waits], Start));
    }

    [Fact]
    public void Waiting_ShowsWhatWaitsBesideWhatStays_AndWritesNothingTwice()
    {
        var state = ErasureRules.Next(Begun, ErasurePhase.Chats, [Waits], Start);
        var other = Waits with { Resource = "schools/7/chats/b" };
        var waiting = ErasureRules.Waiting(state, [other]);

        Assert.Equal([Waits, other], waiting.Leftovers.ToArray());
        Assert.Same(waiting, ErasureRules.Waiting(waiting, [other]));
        Assert.Equal([Waits], ErasureRules.Waiting(waiting, []).Leftovers.ToArray());
    }

    [Fact]
    public void Leftovers_OfVeryMany_AreCountedAndCut()
    {
        var many = Enumerable.Range(0, 600).Select(i => Waits with { Resource = $"schools/7/chats/{i}" }).ToArray();

        var state = ErasureRules.Next(ErasureRules.Next(Begun, ErasurePhase.Conferences, many[..300], Start), ErasurePhase.Chats, many[300..], Start);

        Assert.Equal((ErasureRules.MostLeftovers, 600), (state.Leftovers.Length, state.LeftoverCount));
    }

    [Fact]
    public void Finished_OfAPerson_KeepsNothingOfThem_AndIsOwedAgainInAYear()
    {
        var forgetful = ErasureRules.Forgetful(Begun with { Schools = [new SchoolId("7")], Profiles = ["p1"], Phase = ErasurePhase.Last }, Start);
        var state = ErasureRules.Finished(forgetful, Start);

        Assert.Equal((null, 0, 0, Start), (state.Target, state.Schools.Length, state.Profiles.Length, state.FinishTime));
        Assert.Equal(Owed.At(Start + ErasureState.Kept), state.Owed);
        Assert.Equal((Owed.Now, ErasureStage.Erasing), (forgetful.Owed, ErasureRules.Snapshot(new ErasureId("e"), forgetful).Stage));
        Assert.Same(state, ErasureRules.Finished(state, Start.AddDays(1)));
        Assert.Equal(ErasureStage.Erased, ErasureRules.Snapshot(new ErasureId("e"), state).Stage);
    }

    [Theory]
    [InlineData(PlatformTrouble.None, 1, true)]
    [InlineData(PlatformTrouble.Unreachable, 23, true)]
    [InlineData(PlatformTrouble.Unreachable, 24, false)]
    [InlineData(PlatformTrouble.Captcha, 1, true)]
    [InlineData(PlatformTrouble.AdministratorNotLinked, 0, false)]
    [InlineData(PlatformTrouble.AdministratorLinkBroken, 0, false)]
    [InlineData(PlatformTrouble.NotEntitled, 0, false)]
    [InlineData(PlatformTrouble.OperatorNeeded, 0, false)]
    public void IsAwaited_OnlyWhatPassesByItself_AndForADay(PlatformTrouble trouble, int hours, bool awaited) =>
        Assert.Equal(awaited, ErasureRules.IsAwaited(trouble, TimeSpan.FromHours(hours)));

    [Fact]
    public void Erasure_OfAnotherTarget_IsAnotherOne_WhateverTheRequest()
    {
        Assert.Equal(MintedId.Erasure("u:a", "r"), MintedId.Erasure("u:a", "r"));
        Assert.NotEqual(MintedId.Erasure("u:a", "r"), MintedId.Erasure("u:b", "r"));
    }

    [Fact]
    public void RowsOfSchool_KnowEveryStateOfAGrainOfASchool()
    {
        string[] others = ["erasure", "erasure-claim", "lane", "profile-claim", "retry-desk", "user-link"];
        var states = typeof(ErasureRules).Assembly.GetTypes().SelectMany(type => type.GetConstructors()).SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.GetCustomAttributes(typeof(PersistentStateAttribute), inherit: false).OfType<PersistentStateAttribute>().FirstOrDefault()?.StateName).OfType<string>();

        Assert.Equal(states.Order(StringComparer.Ordinal), RowsOfSchool.Types.Concat(RowsOfSchool.Others).Concat(others).Order(StringComparer.Ordinal));
    }
}
