using System.Collections.Concurrent;
using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.ClusterTests.Schools;

/// <summary>The day of many schools: a stated mix of changes for minutes, on SQLite.</summary>
public sealed class RosterLoadTests(ITestOutputHelper output)
{
    private const int Schools = 50;

    private const int PerSecond = 20;

    // SFERUM_LOAD_SECONDS shortens it for a look.
    private static readonly int Seconds = int.TryParse(Environment.GetEnvironmentVariable("SFERUM_LOAD_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 300;

    [Fact]
    [Trait("tier", "long")]
    public async Task Apply_TwentyChangesASecondOverFiftySchools_LeavesNothingOwedAndMemoryFlat()
    {
        await using var cluster = await ClusterUnderTest.StartAsync();
        SchoolDriver[] schools = [.. Enumerable.Range(0, Schools).Select(i => new SchoolDriver(cluster, new SchoolId($"{i}")))];
        await Task.WhenAll(schools.Select((school, i) => school.ImportAsync(Roster($"{i}"), "r1")));
        var (times, memory) = (new ConcurrentBag<double>(), new List<long>());

        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(1_000.0 / PerSecond));
        var calls = new List<Task>();
        for (var n = 0; n < Seconds * PerSecond && await clock.WaitForNextTickAsync(); n++)
        {
            calls.Add(ApplyAsync(schools[n % Schools], $"{n % Schools}", n, times));
            if (n % (PerSecond * 30) == 0)
            {
                memory.Add(GC.GetTotalMemory(forceFullCollection: true) / 1_048_576);
            }
        }

        await Task.WhenAll(calls);
        await Task.WhenAll(schools.Select(school => school.QuietAsync()));

        double[] sorted = [.. times.Order()];
        output.WriteLine($"{sorted.Length} changes, median {sorted[sorted.Length / 2]:0.0} ms, p99 {sorted[sorted.Length * 99 / 100]:0.0} ms, {cluster.Faults.Writes} writes; MB: {string.Join(' ', memory)}");
        Assert.Equal(Seconds * PerSecond, sorted.Length);
        Assert.True(memory.Count < 4 || memory[^1] < (memory[1] * 1.3) + 50, string.Join(' ', memory));
    }

    // Transfers, blocks, renames, people who come and go: each school's own round of twelve.
    private static RosterEvent Event(string school, int round)
    {
        AccountId student = new($"{school}-s{round % 20}");
        var newcomer = new AccountId($"{school}-t{round / 12}");
        return (round % 12) switch
        {
            0 or 1 or 2 or 3 => new StudentTransferred(student, new ClassId(new SchoolId(school), $"c{(round / 4) % 2}"), null),
            4 or 5 => new PersonBlocked(student, Blocked: round % 12 == 4),
            6 or 7 => new PersonRenamed(student, new PersonName("Ёлкина", $"{round}", "")),
            8 => new StaffHired(new RosterStaff(newcomer, new PersonName("Новая", "Анна", ""), PositionType.TeachingStaff, "", Blocked: false)),
            9 => new HomeroomTeacherChanged(new ClassId(new SchoolId(school), "c0"), newcomer),
            10 => new StaffDismissed(newcomer),
            _ => new ClassRenamed(new ClassId(new SchoolId(school), "c1"), $"{round} Б"),
        };
    }

    private static async Task ApplyAsync(SchoolDriver school, string id, int n, ConcurrentBag<double> times)
    {
        var started = TimeProvider.System.GetTimestamp();
        var outcomes = await school.ApplyAsync($"c{n}", Event(id, n / Schools));
        times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        Assert.Null(outcomes.Single().Refusal);
    }

    private static Roster Roster(string school) => new RosterBuilder(school)
        .Staff($"{school}-head", PositionType.Administration)
        .Facts(administrator: $"{school}-head")
        .Class("c0", "5 А")
        .Class("c1", "5 Б")
        .Students("c0", $"{school}-s", 20)
        .Parent($"{school}-p", $"{school}-s0", $"{school}-s1")
        .Group("g0", ["c0", "c1"])
        .Build();
}
