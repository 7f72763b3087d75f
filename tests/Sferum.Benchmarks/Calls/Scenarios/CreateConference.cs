using System.Globalization;
using Sferum.Testing.Conferences;
using Sferum.Testing.Processes;

namespace Sferum.Benchmarks.Calls.Scenarios;

/// <summary>New conferences from the day after tomorrow on: 12 a day in each chat, none of which overlaps another one there.</summary>
internal sealed class CreateConference : IScenario
{
    private const int MinutesEach = 30;
    private const int PerDay = 12;

    private BenchmarkSchool? school;
    private int created;

    public string Name => "CreateConference";

    public async Task PrepareAsync(BenchmarkDeployment deployment) => school = await deployment.SchoolAsync();

    public async Task CallAsync(ServiceClients clients, int caller, int number)
    {
        var place = Interlocked.Increment(ref created) - 1;
        var (slot, chat) = Math.DivRem(place, school!.Chats.Count);
        var today = Daytime.LocalTime(TimeProvider.System, school.TimeZone).Date;
        var start = today.AddDays(2 + slot / PerDay).AddHours(8).AddMinutes(slot % PerDay * MinutesEach);
        var requestId = place.ToString("'conference-'0", CultureInfo.InvariantCulture);
        await clients.Conferences.CreateConferenceAsync(Meetings.Request(school, school.Chats[chat], start, start.AddMinutes(MinutesEach), requestId));
    }
}
