using System.Diagnostics;
using System.Globalization;
using Google.Type;
using Sferum.Benchmarks.Calls;
using Sferum.Benchmarks.Calls.Scenarios;
using Sferum.Testing.Conferences;
using Sferum.V1;

namespace Sferum.Benchmarks.Lists;

/// <summary>
/// What one page of the conferences of a day costs, and one of a year, in a school that has 20,000 of them in the year to come. The two take turns, so that whatever slows the machine down
/// meets both; cold is the first page after a restart.
/// </summary>
internal static class ListsBenchmark
{
    private const int Conferences = 20_000;
    private const int Days = 350;
    private const int Rounds = 300;
    private const int MinutesEach = 10;

    public static async Task RunAsync(LoadOptions options, TextWriter output)
    {
        await using var deployment = await BenchmarkDeployment.StartAsync(options);
        var school = await deployment.SchoolAsync();
        var today = Daytime.LocalTime(TimeProvider.System, school.TimeZone).Date;
        var (planning, spent) = (Stopwatch.StartNew(), ServiceProcessor.Spent(deployment.Service));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Conferences),
            new ParallelOptions { MaxDegreeOfParallelism = options.Clients },
            async (number, _) => await PlanAsync(deployment, school, today, number));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{Conferences:N0} conferences planned in {planning.Elapsed.TotalSeconds:0.0} s, {(ServiceProcessor.Spent(deployment.Service) - spent).TotalMilliseconds / Conferences:0.00} ms of processor each"));

        ListConferencesRequest[] lists = [Between(school, today.AddDays(Days / 2), 0), Between(school, today, Days + 2)];
        await deployment.Service.KillAsync();
        await deployment.Service.StartAgainAsync();
        var cold = new[] { await TimeAsync(deployment, lists[0]), await TimeAsync(deployment, lists[1]) };
        var warm = new List<double>[] { [], [] };
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < lists.Length; i++)
                warm[i].Add((await TimeAsync(deployment, lists[i])).Milliseconds);
        }

        var (day, year) = (Median(warm[0]), Median(warm[1]));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"a page of 50 of a day ({cold[0].Total}) / of a year ({cold[1].Total:N0}): {day:0.00} / {year:0.00} ms, ratio {year / day:0.00}; cold {cold[0].Milliseconds:0} / {cold[1].Milliseconds:0} ms"));
    }

    private static async Task PlanAsync(BenchmarkDeployment deployment, BenchmarkSchool school, System.DateTime today, int number)
    {
        var (slot, day) = Math.DivRem(number, Days);
        var start = today.AddDays(1 + day).AddHours(8).AddMinutes(slot * MinutesEach % 600);
        var request = Meetings.Request(school, school.Chats[number % school.Chats.Count], start, start.AddMinutes(MinutesEach), string.Create(CultureInfo.InvariantCulture, $"list-{number}"));
        await deployment.Clients(number).Conferences.CreateConferenceAsync(request);
    }

    private static ListConferencesRequest Between(BenchmarkSchool school, System.DateTime from, int days) =>
        new() { Parent = school.Name, FromDate = Day(from), ToDate = Day(from.AddDays(days)) };

    private static Date Day(System.DateTime day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    private static async Task<(double Milliseconds, int Total)> TimeAsync(BenchmarkDeployment deployment, ListConferencesRequest list)
    {
        var watch = Stopwatch.StartNew();
        var page = await deployment.Service.Clients.Conferences.ListConferencesAsync(list);
        return (watch.Elapsed.TotalMilliseconds, page.TotalSize);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
