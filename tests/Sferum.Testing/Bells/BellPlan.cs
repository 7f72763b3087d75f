using System.Collections.Concurrent;
using Google.Type;
using Sferum.V1;

namespace Sferum.Testing.Bells;

/// <summary>Conferences of a town that all begin, and all end, at one moment.</summary>
/// <param name="Start">When they begin.</param>
/// <param name="End">When they end.</param>
/// <param name="Conferences">The conferences.</param>
public sealed record BellPlan(DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<BellConference> Conferences)
{
    private const int AtOnce = 32;

    /// <summary>Plans one in each of so many chats, as evenly over the schools as can be; whole seconds.</summary>
    /// <param name="town">The schools.</param>
    /// <param name="count">How many.</param>
    /// <param name="start">When they begin.</param>
    /// <param name="length">How long they last.</param>
    /// <param name="name">Goes into the ids of the requests: no two bells of a town have the same.</param>
    public static async Task<BellPlan> MakeAsync(BellTown town, int count, DateTimeOffset start, TimeSpan length, string name)
    {
        ArgumentNullException.ThrowIfNull(town);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(town.Zone);
        var whole = TimeZoneInfo.ConvertTime(start, zone).AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
        var places = Enumerable.Range(0, count).Select(i => (School: town.Schools[i % town.Schools.Count], Chat: i / town.Schools.Count));
        var made = new ConcurrentBag<BellConference>();
        await Parallel.ForEachAsync(places, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (place, cancellation) =>
        {
            var chat = place.School.Chats[place.Chat];
            var conference = await town.Service.Clients.Conferences.CreateConferenceAsync(Request(place.School.Name, chat, whole, whole + length, $"{name}-{place.Chat}"), cancellationToken: cancellation);
            made.Add(new BellConference(conference.Name, place.School, chat));
        });
        return new BellPlan(whole, whole + length, [.. made]);
    }

    /// <summary>The request for one.</summary>
    public static CreateConferenceRequest Request(string school, BellChat chat, DateTimeOffset start, DateTimeOffset end, string requestId)
    {
        ArgumentNullException.ThrowIfNull(chat);
        return new CreateConferenceRequest
        {
            Parent = school,
            RequestId = requestId,
            Conference = new Conference
            {
                Title = "Урок",
                Type = ConferenceType.VideoCall,
                Chat = chat.Name,
                Date = new Date { Year = start.Year, Month = start.Month, Day = start.Day },
                LocalStart = TimeOf(start),
                LocalEnd = TimeOf(end),
            },
        };
    }

    private static TimeOfDay TimeOf(DateTimeOffset time) => new() { Hours = time.Hour, Minutes = time.Minute, Seconds = time.Second };
}

/// <summary>A conference of a <see cref="BellPlan"/>.</summary>
/// <param name="Name">Resource name.</param>
/// <param name="School">Its school.</param>
/// <param name="Chat">Its chat, which has no other one at that time.</param>
public sealed record BellConference(string Name, BellSchool School, BellChat Chat);
