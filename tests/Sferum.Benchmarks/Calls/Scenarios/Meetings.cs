using Google.Type;
using Sferum.V1;

namespace Sferum.Benchmarks.Calls.Scenarios;

/// <summary>Requests for conferences.</summary>
internal static class Meetings
{
    public static CreateConferenceRequest Request(BenchmarkSchool school, string chat, System.DateTime start, System.DateTime end, string requestId) => new()
    {
        Parent = school.Name,
        RequestId = requestId,
        Conference = new Conference
        {
            Title = "Совещание",
            Type = ConferenceType.VideoCall,
            Chat = chat,
            Date = new Date { Year = start.Year, Month = start.Month, Day = start.Day },
            LocalStart = TimeOf(start),
            LocalEnd = TimeOf(end),
        },
    };

    private static TimeOfDay TimeOf(System.DateTime time) => new() { Hours = time.Hour, Minutes = time.Minute, Seconds = time.Second };
}
