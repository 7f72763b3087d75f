using Sferum.Grains.Conferences;
using Sferum.Testing.Cluster;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.ClusterTests.Conferences;

/// <summary>How late starts and ends are, by real reminders on the real clock (design §9: p99 at most 0.5 s on an idle machine, the aim is 0.1 s).</summary>
[Trait("tier", "long")]
public sealed class ConferenceLatenessTests(ITestOutputHelper output)
{
    private const int Count = 200;

    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(75);

    [Fact]
    public async Task Conferences_WhenTheMachineIsIdle_StartAndEndInTime()
    {
        await using var world = await ConferenceWorld.StartInRealTimeAsync(ConferenceWorld.Head);
        var planned = new List<ConferenceSnapshot>();
        for (var i = 0; i < Count; i++)
        {
            var command = world.Command(Ahead, TimeSpan.FromMinutes(1), $"r-{i}");
            planned.Add((await world.CreateAsync(command)).Value!.Conference);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        var ended = new List<ConferenceSnapshot>();
        foreach (var conference in planned)
        {
            ended.Add(await Poll.UntilAsync(
                () => world.ReadAsync(conference.Id), read => read.Stage == ConferenceStage.Ended, "the end", TimeSpan.FromMinutes(5)));
        }

        Tell("start", [.. ended.Select(conference => conference.ActualStartTime!.Value - conference.StartTime)]);
        Tell("end", [.. ended.Select(conference => conference.ActualEndTime!.Value - conference.EndTime)]);
    }

    private void Tell(string what, TimeSpan[] late)
    {
        Array.Sort(late);
        output.WriteLine($"{what}: p50 {At(0.5)} ms, p99 {At(0.99)} ms, most {At(1)} ms, of {late.Length}");
        Assert.True(late[0] >= TimeSpan.Zero, $"A {what} came early.");
        Assert.InRange(At(0.99), 0, 500);

        double At(double part) => Math.Round(late[Math.Min(late.Length - 1, (int)(late.Length * part))].TotalMilliseconds, 1);
    }
}
