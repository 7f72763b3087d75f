using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Edits;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;
using static Sferum.UnitTests.Conferences.Edits.EditCommands;

namespace Sferum.UnitTests.Conferences.Edits;

/// <summary>What is noted as done after a move that another one overtook.</summary>
public sealed class ConferenceMovesTests
{
    private static readonly ConferenceState Moved = Update(Scheduled, Times(new TimeOnly(11, 0), new TimeOnly(12, 0))).Value!;

    private static readonly ConferenceState Again = Update(Moved, Times(new TimeOnly(13, 0), new TimeOnly(14, 0))).Value!;

    [Fact]
    public void Armed_WhenNothingOvertookIt_IsDone() => Assert.False(ConferenceMoves.Armed(Moved, Moved).RemindersOwed);

    [Fact]
    public void Armed_WhenMovedMeanwhile_IsOwedStill()
    {
        Assert.Same(Again, ConferenceMoves.Armed(Again, Moved));
        Assert.True(ConferenceMoves.Armed(Again with { Stage = ConferenceStage.Cancelled }, Again).RemindersOwed);
    }

    [Fact]
    public void Announced_WhenMovedMeanwhile_IsOwedStill()
    {
        Assert.True(ConferenceMoves.Announced(Moved, Moved).OnAgenda);
        Assert.Same(Again, ConferenceMoves.Announced(Again, Moved));
    }
}
