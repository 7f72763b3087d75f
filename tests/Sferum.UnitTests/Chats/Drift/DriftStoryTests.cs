using CsCheck;
using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats.Drift;

/// <summary>Whatever somebody does to a chat on the Sferum side: once compared, it is again as the registry wants it.</summary>
public sealed class DriftStoryTests
{
    private const int Students = 6;

    private static readonly Gen<(DriftVandal.Deed Deed, int Who)> Deeds = Gen.Select(Gen.Enum<DriftVandal.Deed>(), Gen.Int[0, Students]);

    [Fact]
    public void Compare_AfterAnyVandalism_EndsAsWantedAndTheSecondFindsNothing() =>
        Gen.Select(Deeds.Array[1, 12], Gen.Int[0, (1 << Students) - 1], Gen.Int[0, (1 << Students) - 1], Gen.Bool).Sample((deeds, linked, blocked, crash) =>
        {
            var story = Settled(linked, blocked);
            Array.ForEach(deeds, deed => DriftVandal.Do(story, deed.Deed, deed.Who));
            story.Compare(repair: true);
            if (crash)
            {
                story.Crash();
            }

            story.Settle();
            AssertAsWanted(story, linked, blocked);
            Assert.Empty(story.Compare(repair: true));
            AssertAsWanted(story, linked, blocked);
        }, iter: 2_000);

    [Fact]
    public void Step_WhenTheDayHasPassed_FindsAndRepairsByItself() =>
        Gen.Select(Deeds.Array[1, 12], Gen.Int[0, (1 << Students) - 1]).Sample((deeds, linked) =>
        {
            var story = Settled(linked, blocked: 0);
            Array.ForEach(deeds, deed => DriftVandal.Do(story, deed.Deed, deed.Who));
            story.Pass(TimeSpan.FromHours(20));
            story.Settle();
            AssertAsWanted(story, linked, blocked: 0);
        }, iter: 500);

    [Fact]
    public void Compare_WhenOnlyReporting_AsksForNothingThere() =>
        Gen.Select(Deeds.Array[1, 12], Gen.Int[0, (1 << Students) - 1]).Sample((deeds, linked) =>
        {
            var story = Settled(linked, blocked: 0);
            Array.ForEach(deeds, deed => DriftVandal.Do(story, deed.Deed, deed.Who));
            var before = story.State;
            var found = story.Compare(repair: false);
            Assert.False(story.Step());
            Assert.Equal((before.There, before.Members, before.Revision), (story.State.There, story.State.Members, story.State.Revision));
            Assert.All(found, finding => Assert.False(finding.Repaired));
            Assert.Equal(found.Select(Without), story.Compare(repair: false).Select(Without));
        }, iter: 500);

    [Fact]
    public void Compare_WhenTheStrangersAreMoreThanFit_RemovesThemAllTheSame()
    {
        var story = Settled(linked: 63, blocked: 0);
        for (var i = 0; i < 250; i++)
        {
            story.World.Chats[story.State.There.Chat!][DriftVandal.Stranger(i)] = false;
        }

        Assert.Equal(250, story.Compare(repair: true).Count);
        Assert.Equal(ChatDrift.MostStrangers, DriftRules.StrangersOf(story.State).Length);
        story.Settle();
        story.Pass(TimeSpan.FromSeconds(1));
        while (story.Step())
        {
        }

        AssertAsWanted(story, linked: 63, blocked: 0);
    }

    private static DriftFinding Without(DriftFinding finding) => finding with { FindTime = default };

    private static ChatStory Settled(int linked, int blocked)
    {
        var story = new ChatStory();
        story.Take(Chat.Source(2, Enumerable.Range(0, Students).Select(Chat.Student)));
        story.Link(Chat.Administrator);
        story.Link(Chat.Teacher);
        foreach (var number in Enumerable.Range(0, Students).Where(number => Has(linked, number)))
        {
            story.Link(Chat.Student(number), LinkState.Linked, Chat.UserOf(Chat.Student(number)), Has(blocked, number));
        }

        story.Settle();
        return story;
    }

    private static void AssertAsWanted(ChatStory story, int linked, int blocked)
    {
        var students = Enumerable.Range(0, Students).Where(number => Has(linked, number) && !Has(blocked, number)).Select(number => Chat.UserOf(Chat.Student(number)));
        var wanted = students.ToDictionary(user => user, _ => false);
        (wanted[Chat.UserOf(Chat.Teacher)], wanted[Chat.UserOf(Chat.Administrator)]) = (true, true);
        Assert.Equal(wanted.OrderBy(pair => pair.Key, StringComparer.Ordinal), story.There.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal("5 А", story.World.Titles[story.State.There.Chat!]);
        Assert.Empty(story.World.AddedTwice);
        Assert.Equal(ChatPlatformState.InStep, story.State.Listing.Platform);
    }

    private static bool Has(int mask, int number) => (mask >> number & 1) == 1;
}
