using CsCheck;
using Sferum.Grains.Conferences;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Lifecycle;

/// <summary>Any order of ticks, pauses, failures and deaths: no call that nobody knows of, never early, never twice, always ended.</summary>
public sealed class ConferenceMachineTests
{
    private static readonly Gen<(int Seconds, StepFate Fate)> Turn = Gen.Select(Gen.Frequency((3, Gen.Const(0)), (3, Gen.Int[1, 20]), (1, Gen.Int[60, 1500])), Fates());

    private static readonly Gen<(int Seconds, StepFate Fate)> HonestTurn =
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 1].Select(n => n == 0 ? StepFate.Done : StepFate.NotDone));

    [Fact]
    public void AnyStory_HasNoCallThatNobodyKnowsAndEndsByItself() => Turn.Array[0, 60].Sample(
        story =>
        {
            var machine = new ConferenceMachine();
            foreach (var (seconds, fate) in story)
            {
                machine.Step(seconds, fate);
            }

            machine.Settle();
        },
        iter: 50_000);

    [Fact]
    public void AnyStoryInWhichThePlatformAnswers_HasOneCallAtMostAndNoOrphan() => HonestTurn.Array[0, 60].Sample(
        story =>
        {
            var machine = new ConferenceMachine();
            foreach (var (seconds, fate) in story)
            {
                machine.Step(seconds, fate);
            }

            machine.Settle();
            Assert.InRange(machine.CallsOpened, 0, 1);
            Assert.Equal(0, machine.State.PossibleOrphans);
            Assert.Empty(machine.OpenCalls);
        },
        iter: 20_000);

    [Fact]
    public void AnyStoryWithMoves_StartsNeitherEarlyNorTwiceAndEndsByItself() => Gen.Select(HonestTurn, Gen.Int[0, 9], Gen.Int[-10, 30], Gen.Int[1, 60]).Array[0, 60].Sample(
        story =>
        {
            var machine = new ConferenceMachine();
            foreach (var ((seconds, fate), what, startsAt, minutes) in story)
            {
                Do(machine, what, startsAt, minutes);
                machine.Step(seconds, fate);
            }

            machine.Settle();
            Assert.InRange(machine.CallsOpened, 0, 1);
            Assert.Equal(0, machine.State.PossibleOrphans);
            Assert.Empty(machine.OpenCalls);
        },
        iter: 20_000);

    [Fact]
    public void AnyStoryWithMovesAndDeaths_HasNoCallThatNobodyKnowsAndEndsByItself() => Gen.Select(Turn, Gen.Int[0, 12], Gen.Int[-10, 30], Gen.Int[1, 60]).Array[0, 60].Sample(
        story =>
        {
            var machine = new ConferenceMachine();
            foreach (var ((seconds, fate), what, startsAt, minutes) in story)
            {
                Do(machine, what, startsAt, minutes);
                machine.Step(seconds, fate);
            }

            machine.Settle();
        },
        iter: 50_000);

    [Fact]
    public void AStartThatIsMoved_ComesAtItsNewTimeAlone()
    {
        var machine = new ConferenceMachine();

        machine.Move(startsAt: -5, minutes: 20);
        machine.Move(startsAt: 10, minutes: 20);
        machine.StepAt(LessonStart, StepFate.Done);
        machine.StepAt(LessonStart.AddMinutes(10).AddSeconds(-1), StepFate.Done);
        Assert.Equal((ConferenceStage.Scheduled, 0), (machine.State.Stage, machine.CallsOpened));
        machine.StepAt(LessonStart.AddMinutes(10), StepFate.Done);
        machine.Move(startsAt: 20, minutes: 30);
        machine.StepAt(LessonStart.AddMinutes(39), StepFate.Done);

        Assert.Equal((ConferenceStage.Active, 1, LessonStart.AddMinutes(40)), (machine.State.Stage, machine.CallsOpened, machine.State.End));
    }

    [Fact]
    public void TheUsualStory_OpensAndClosesOneCallAtItsTimes()
    {
        var machine = new ConferenceMachine();

        machine.StepAt(LessonStart.AddSeconds(-1), StepFate.Done);
        Assert.Equal(ConferenceStage.Scheduled, machine.State.Stage);
        machine.StepAt(LessonStart, StepFate.Done);
        machine.StepAt(LessonEnd.AddSeconds(-1), StepFate.Done);
        Assert.Equal(ConferenceStage.Active, machine.State.Stage);
        machine.StepAt(LessonEnd, StepFate.Done);
        machine.StepAt(LessonEnd, StepFate.Done);

        Assert.Equal((ConferenceStage.Ended, 1, 0), (machine.State.Stage, machine.CallsOpened, machine.OpenCalls.Count));
    }

    private static void Do(ConferenceMachine machine, int what, int startsAt, int minutes)
    {
        switch (what)
        {
            case 0 or 1 or 2:
                machine.Move(startsAt, minutes);
                break;
            case 3 or 4 or 5:
                machine.Arm();
                break;
            case 9 when startsAt > 20:
                machine.Delete();
                break;
        }
    }

    private static Gen<StepFate> Fates()
    {
        var fates = Enum.GetValues<StepFate>();
        return Gen.Int[0, fates.Length - 1].Select(n => fates[n]);
    }
}
