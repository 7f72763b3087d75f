using Sferum.Grains.Conferences;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>Many conferences at once through failing writes, a failing platform and deaths: every one ends, every open call is listed.</summary>
public sealed class ConferenceStoriesTests
{
    private const int Count = 12;

    [Theory]
    [InlineData(1)]
    public Task Conferences_WhenEverythingFailsAtRandom_EndAndLeaveNoUnlistedCall(int seed) => RunAsync(seed);

    [Theory]
    [Trait("tier", "long")]
    [InlineData(2)]
    [InlineData(3)]
    public Task Conferences_WhenEverythingFailsInOtherWays_EndAndLeaveNoUnlistedCall(int seed) => RunAsync(seed);

    private static async Task RunAsync(int seed)
    {
        await using var world = await ConferenceWorld.StartAsync(ConferenceWorld.Head);
        var random = new Random(seed);
        var planned = new List<ConferenceSnapshot>();
        for (var i = 0; i < Count; i++)
        {
            planned.Add(await world.PlanAsync($"r-{i}"));
        }

        world.AdvanceTo(planned.Max(conference => conference.StartTime));
        await DisturbAsync(world, random, planned);
        world.AdvanceTo(planned.Max(conference => conference.EndTime));
        await DisturbAsync(world, random, planned);
        var ended = new List<ConferenceSnapshot>();
        foreach (var conference in planned)
        {
            ended.Add(await Poll.UntilAsync(
                () => ReadLaterAsync(world, conference), read => read?.Stage is ConferenceStage.Ended or ConferenceStage.Missed, "an end", TimeSpan.FromMinutes(1)) ?? conference);
        }

        var open = world.Messenger.Calls().Count(call => call.Open);
        Assert.True(open <= ended.Sum(conference => conference.PossibleOrphans), $"{open} open, {ended.Sum(conference => conference.PossibleOrphans)} listed.");
        Assert.All(ended, conference => Assert.Equal(conference.Stage == ConferenceStage.Ended, conference.ActualEndTime is not null));
        Assert.All(ended, conference => Assert.True(conference.ActualStartTime is null || conference.ActualStartTime >= conference.StartTime));
        Assert.Equal(
            ended.Count(conference => conference.Stage == ConferenceStage.Ended), world.Messenger.Ledger.Count(effect => effect.Kind == "call_finished"));
    }

    // Ticks, faults and one death in any order.
    private static async Task DisturbAsync(ConferenceWorld world, Random random, List<ConferenceSnapshot> planned)
    {
        for (var step = 0; step < 25; step++)
        {
            switch (random.Next(5))
            {
                case 0:
                    world.Cluster.Faults.FailNext("conference", (WriteFault)random.Next(4));
                    break;
                case 1:
                    world.Messenger.FailNext(call => call is StartCallCall, PlatformFault.Unknown, afterEffect: random.Next(2) == 0);
                    break;
                case 2:
                    world.Messenger.FailNext(call => call is FinishCallCall, PlatformFault.Unknown, afterEffect: random.Next(2) == 0);
                    break;
                case 3:
                    world.Messenger.FailNext(call => call is StartCallCall or FinishCallCall, PlatformFault.AgainSoon);
                    break;
                default:
                    await TryTickAsync(world, planned[random.Next(planned.Count)], random.Next(2) == 0 ? "start" : "end");
                    break;
            }

            if (step == 12)
            {
                await world.Cluster.RestartAsync();
            }
        }
    }

    // A tick, or a read, may meet an activation that ends because of a failed write.
    private static async Task TryTickAsync(ConferenceWorld world, ConferenceSnapshot conference, string reminder)
    {
        try
        {
            await world.TickAsync(conference.Id, reminder);
        }
        catch (SferumFault)
        {
        }
    }

    // The pauses between tries grow to a minute: time passes faster than by itself.
    private static Task<ConferenceSnapshot?> ReadLaterAsync(ConferenceWorld world, ConferenceSnapshot conference)
    {
        world.Cluster.Time.Advance(TimeSpan.FromMilliseconds(500));
        return TryReadAsync(world, conference);
    }

    private static async Task<ConferenceSnapshot?> TryReadAsync(ConferenceWorld world, ConferenceSnapshot conference)
    {
        try
        {
            return await world.ReadAsync(conference.Id);
        }
        catch (SferumFault)
        {
            return null;
        }
    }
}
