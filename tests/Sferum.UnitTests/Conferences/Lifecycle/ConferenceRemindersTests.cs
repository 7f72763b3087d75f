using Sferum.Grains.Conferences.Lifecycle;
using Xunit;

namespace Sferum.UnitTests.Conferences.Lifecycle;

/// <summary>When reminders first tick.</summary>
public sealed class ConferenceRemindersTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void DueIn_OfManyConferencesOfOneBell_IsALittleBeforeItAndSpread()
    {
        var leads = Enumerable.Range(0, 3_000).Select(i => Now.AddMinutes(30) - (Now + ConferenceReminders.DueIn(Now.AddMinutes(30), Now, Grain(i)))).ToList();

        Assert.All(leads, lead => Assert.InRange(lead, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(45)));
        Assert.All(leads.CountBy(lead => (int)lead.TotalSeconds), second => Assert.InRange(second.Value, 50, 200));
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(0)]
    [InlineData(15)]
    public void DueIn_WhenTheMomentIsNearOrOver_IsNow(int seconds) => Assert.Equal(TimeSpan.Zero, ConferenceReminders.DueIn(Now.AddSeconds(seconds), Now, Grain(1)));

    private static GrainId Grain(int number) => GrainId.Create("conference", $"s:7/{number}");
}
