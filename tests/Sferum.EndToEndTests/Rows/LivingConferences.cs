using Grpc.Core;
using Sferum.EndToEndTests.Journeys;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>The conferences of a living school, as its information system plans them and as both sides show them.</summary>
public sealed class LivingConferences(LivingSchool school)
{
    /// <summary>So soon a conference of a test begins.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    /// <summary>A window from some seconds from now on.</summary>
    public static LocalSchedule Soon(double minutes) => LocalSchedule.In(LivingSchool.Zone, Delay, TimeSpan.FromMinutes(minutes));

    /// <summary>A window from some minutes from now on.</summary>
    public static LocalSchedule Later(double minutes) => LocalSchedule.In(LivingSchool.Zone, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(30));

    /// <summary>What the window «Добавить» saves: a video call in a chat, unless it is made another.</summary>
    public async Task<CreateConferenceRequest> RequestAsync(string chat, LocalSchedule when, Action<CreateConferenceRequest>? more = null)
    {
        ArgumentNullException.ThrowIfNull(when);
        var request = new CreateConferenceRequest
        {
            Parent = school.Name,
            RequestId = school.NextRequest(),
            Conference = new Conference
            {
                Title = "Классный час",
                Type = ConferenceType.VideoCall,
                Chat = (await school.ChatAsync(chat)).Name,
                Date = when.Date,
                LocalStart = when.StartTime,
                LocalEnd = when.EndTime,
            },
        };
        more?.Invoke(request);
        return request;
    }

    /// <summary>Saves it.</summary>
    public async Task<Conference> PlanAsync(string chat, LocalSchedule when, Action<CreateConferenceRequest>? more = null) =>
        await school.Clients.Conferences.CreateConferenceAsync(await RequestAsync(chat, when, more));

    /// <summary>Saving it is refused for just this reason, with this field and no other named.</summary>
    public async Task RefusedAsync(string chat, LocalSchedule when, ErrorReason reason, string field, Action<CreateConferenceRequest>? more = null)
    {
        var request = await RequestAsync(chat, when, more);
        var error = await LivingSchool.RefusedAsync(() => school.Clients.Conferences.CreateConferenceAsync(request).ResponseAsync, reason);
        if (field.Length > 0)
        {
            Assert.Equal(field, Assert.Single(error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>().FieldViolations).Field);
        }
    }

    public Task<Conference> GetAsync(string name) => school.Clients.Conferences.GetConferenceAsync(new() { Name = name }).ResponseAsync;

    /// <summary>Waits for a state.</summary>
    public Task<Conference> UntilAsync(Conference conference, ConferenceState state, TimeSpan? more = null)
    {
        ArgumentNullException.ThrowIfNull(conference);
        return Eventually.ReadAsync(() => GetAsync(conference.Name), seen => seen.State == state, Delay + LivingSchool.Soon + (more ?? TimeSpan.Zero), what: $"{state}");
    }

    /// <summary>Moves its end to that of a window.</summary>
    public Task<Conference> EndAtAsync(Conference conference, LocalSchedule when)
    {
        ArgumentNullException.ThrowIfNull(conference);
        ArgumentNullException.ThrowIfNull(when);
        return school.Clients.Conferences.UpdateConferenceAsync(new()
        {
            Conference = new Conference { Name = conference.Name, LocalEnd = when.EndTime },
            RequestId = school.NextRequest(),
        }).ResponseAsync;
    }

    public Task<JoinConferenceResponse> JoinAsync(Conference conference, string person)
    {
        ArgumentNullException.ThrowIfNull(conference);
        return school.Clients.Conferences.JoinConferenceAsync(new() { Name = conference.Name, ActingAccount = school.Account(person) }).ResponseAsync;
    }

    /// <summary>Ends it and waits until it has ended.</summary>
    public async Task EndAsync(Conference conference)
    {
        ArgumentNullException.ThrowIfNull(conference);
        await school.Clients.Conferences.EndConferenceAsync(new() { Name = conference.Name, RequestId = school.NextRequest() });
        await UntilAsync(conference, ConferenceState.Ended);
    }

    /// <summary>The calls on the Sferum side that the school's administrator has started.</summary>
    public async Task<IReadOnlyList<SandboxCall>> CallsAsync() =>
        [.. (await school.Sandbox.CallsAsync()).Where(call => call.StarterId == school.User("head"))];

    /// <summary>The title of the chat of a call on the Sferum side.</summary>
    public async Task<string> ChatOfAsync(SandboxCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return (await school.Sandbox.ChatsAsync()).Single(chat => chat.Id == call.Chat).Title;
    }
}
