using Google.Protobuf.WellKnownTypes;
using Domain = Sferum.Grains.Conferences;

namespace Sferum.GrpcHost.Operations;

/// <summary>From late conferences and possible orphans to the contract's form. The numbers of stages and troubles are the contract's.</summary>
internal static class TroubledCalls
{
    internal static V1.StuckConference Of(Domain.Stuck.StuckConference conference) => new()
    {
        Conference = conference.Id.Name,
        State = (V1.ConferenceState)conference.Stage,
        Reason = (V1.ConferenceStateReason)conference.Trouble,
        DueTime = conference.DueTime.ToTimestamp(),
        Attempts = conference.Attempts,
        NextAttemptTime = conference.NextAttemptTime?.ToTimestamp(),
    };

    internal static V1.OrphanCall Of(Domain.Orphans.OrphanCall call) => new()
    {
        Name = call.Id.Name,
        Conference = call.Id.Conference.Name,
        Administrator = call.Administrator?.Name ?? "",
        AskTime = call.AskTime.ToTimestamp(),
        Fault = call.Fault,
        Resolved = call.Resolved,
        Note = call.Note,
    };
}
