using CsCheck;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Chats.Drift;

public sealed class DriftScheduleTests
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(20);

    [Fact]
    public void Next_FromAnyMoment_IsWithinThePeriodAndThenOnceInEach() => Gen.Select(Gen.Int[0, 4_000], Gen.Long[0, TimeSpan.FromDays(400).Ticks]).Sample((number, ticks) =>
    {
        var (chat, now) = (new ChatId(Chat.School, $"chat-{number}"), Chat.Start + TimeSpan.FromTicks(ticks));
        var next = DriftSchedule.Next(chat, Period, now);
        Assert.InRange(next - now, TimeSpan.FromTicks(1), Period);
        Assert.Equal(next + Period, DriftSchedule.Next(chat, Period, next));
    }, iter: 5_000);

    [Fact]
    public void Next_OfTheChatsOfALargeSchool_SpreadsOverThePeriod()
    {
        var hours = Enumerable.Range(0, 4_000).CountBy(number => (int)(DriftSchedule.Next(new ChatId(Chat.School, $"chat-{number}"), Period, Chat.Start) - Chat.Start).TotalHours);
        Assert.All(hours, hour => Assert.InRange(hour.Value, 100, 300));
    }

    [Fact]
    public void Step_WhenAWishOnlyReports_ReportsUntilTheDayHasPassed()
    {
        var story = Story();
        var wished = DriftRules.Wished(story.State, new DriftWish(story.Now, Repair: false));
        var (driver, chat) = (ChatDriver.AccountOf(wished)!.Value, wished.There.Chat!);
        Assert.False(DriftSchedule.Step(wished, driver, chat, story.Now)!.Repair);
        Assert.True(DriftSchedule.Step(wished, driver, chat, story.Now + Period)!.Repair);
        Assert.Null(DriftSchedule.Step(story.State, driver, chat, story.Now));
        Assert.Same(wished, DriftRules.Wished(wished, new DriftWish(story.Now, Repair: true)));
    }

    [Fact]
    public void Owing_WhenTheDriverHasNoLink_IsNothingUntilTheyLink()
    {
        var story = Story();
        story.Link(Chat.Administrator, Grains.UserLinks.LinkState.Broken, Chat.UserOf(Chat.Administrator));
        Assert.False(DriftSchedule.Owing(story.State).Any);
        story.Link(Chat.Administrator);
        Assert.NotNull(DriftSchedule.Owing(story.State).From);
    }

    private static ChatStory Story()
    {
        var story = new ChatStory();
        story.Link(Chat.Administrator);
        story.Settle();
        return story;
    }
}
