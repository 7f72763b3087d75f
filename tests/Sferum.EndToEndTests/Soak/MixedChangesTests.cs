using System.Diagnostics;
using Sferum.EndToEndTests.Rosters;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Waiting;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.EndToEndTests.Soak;

/// <summary>
/// Twenty changes a second over fifty schools on SQLite, a hundred on PostgreSQL, for five minutes; the mix is <see cref="ChangingSchool.ChangeAsync"/>'s. Shorter with SFERUM_SOAK_SECONDS. Memory may
/// grow by a quarter from two fifths of the time on, and by what is told of meanwhile: somebody who comes in stays in memory for ten minutes, with some 10 KB.
/// </summary>
[Trait("tier", "long")]
public sealed class MixedChangesTests(ITestOutputHelper output)
{
    private const int Schools = 50;
    private const int OnSqlite = 20;
    private const int OnPostgreSql = 100;

    private const double MostGrowth = 1.25;
    private const long BytesOfAChange = 5 << 10;

    private static readonly TimeSpan Length =
        TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("SFERUM_SOAK_SECONDS"), out var seconds) ? seconds : 300);

    private static readonly TimeSpan WarmUp = Length * 0.4;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task MixedChanges_OfManySchools_AreAllCarriedOutInFlatMemory()
    {
        await using var deployment = await SharedDeployment.StartAsync();
        var schools = await OpenAsync(deployment);
        var (calls, memory) = await ChangeAsync(deployment, schools);
        var owed = await Eventually.ReadAsync(() => StoredRows.DueAsync(deployment.Service), due => due.Length == 0, Settling);
        foreach (var school in schools)
        {
            await school.CheckAsync();
        }

        output.WriteLine($"{calls} changes, 0 errors, {owed.Length} owed; memory after {WarmUp.TotalSeconds:0} s {memory.Early >> 20} MB, in the end {memory.Late >> 20} MB");
        Assert.True(memory.Late < (memory.Early * MostGrowth) + (calls * (1 - (WarmUp / Length)) * BytesOfAChange), $"memory grew from {memory.Early >> 20} MB to {memory.Late >> 20} MB");
    }

    private static async Task<IReadOnlyList<ChangingSchool>> OpenAsync(SharedDeployment deployment)
    {
        var schools = new List<ChangingSchool>();
        for (var i = 0; i < Schools; i++)
        {
            var school = await deployment.NewSchool("soak").OpenAsync();
            await school.LinkAsync("head", "olga");
            schools.Add(new ChangingSchool(school, i));
        }

        return schools;
    }

    // One change of a school at a time, as an information system would tell them; schools in turn.
    private static async Task<(int Calls, (long Early, long Late) Memory)> ChangeAsync(SharedDeployment deployment, IReadOnlyList<ChangingSchool> schools)
    {
        var last = schools.Select(_ => Task.CompletedTask).ToArray();
        var rate = deployment.Service.IsOnPostgreSql ? OnPostgreSql : OnSqlite;
        var started = Stopwatch.GetTimestamp();
        var (calls, early) = (0, 0L);
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate), TimeProvider.System);
        while (Stopwatch.GetElapsedTime(started) < Length && await beat.WaitForNextTickAsync())
        {
            var turn = calls++ % schools.Count;
            await last[turn];
            last[turn] = schools[turn].ChangeAsync();
            early = early == 0 && Stopwatch.GetElapsedTime(started) > WarmUp ? Memory(deployment) : early;
        }

        await Task.WhenAll(last);
        return (calls, (early, Memory(deployment)));
    }

    private static long Memory(SharedDeployment deployment)
    {
        using var process = Process.GetProcessById(deployment.Service.ProcessId);
        return process.WorkingSet64;
    }
}
