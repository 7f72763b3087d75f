using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences;

/// <summary>A video conference: lifecycle, schedule, participants' rule, call, link; begins and ends by itself (C2-C13). Key: the conference.</summary>
[Alias("sferum.IConferenceGrain")]
public interface IConferenceGrain : IOwesWork
{
    /// <summary>Plans the conference. Refused: the reasons of CreateConference.</summary>
    [Alias("Create")]
    Task<Outcome<ConferenceSnapshot>> CreateAsync(CreateConference command, CancellationToken cancellation);

    /// <summary>Gives the conference. Refused: NotFound.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<ConferenceSnapshot>> GetAsync(CancellationToken cancellation);

    /// <summary>Gives the link to a participant while active (C10). Refused: the reasons of JoinConference.</summary>
    [Alias("Join"), AlwaysInterleave]
    Task<Outcome<ConferenceDoor>> JoinAsync(AccountId account, CancellationToken cancellation);

    /// <summary>Everybody who may join, at this moment, and who was removed by hand (C7). Refused: NotFound.</summary>
    [Alias("Participants"), AlwaysInterleave]
    Task<Outcome<IReadOnlyList<ConferenceParticipant>>> ReadParticipantsAsync(CancellationToken cancellation);
}

/// <summary>The way in.</summary>
/// <param name="Link">The address to open. A secret.</param>
/// <param name="EndTime">The planned end.</param>
[GenerateSerializer, Immutable, Alias("sferum.ConferenceDoor")]
public sealed record ConferenceDoor([property: Id(0)] string Link, [property: Id(1)] DateTimeOffset EndTime)
{
    /// <summary>Never the link.</summary>
    public override string ToString() => nameof(ConferenceDoor);
}

/// <summary>Somebody who may join, or was removed by hand.</summary>
/// <param name="Account">The account.</param>
/// <param name="FromChat">Takes part as a member of the chat.</param>
/// <param name="AddedByHand">Was added to this conference.</param>
/// <param name="RemovedByHand">Was removed from this conference.</param>
/// <param name="SferumAdministrator">The Sferum chats administrator, who always takes part.</param>
[GenerateSerializer, Immutable, Alias("sferum.ConferenceParticipant")]
public sealed record ConferenceParticipant(
    [property: Id(0)] AccountId Account,
    [property: Id(1)] bool FromChat,
    [property: Id(2)] bool AddedByHand,
    [property: Id(3)] bool RemovedByHand,
    [property: Id(4)] bool SferumAdministrator);
