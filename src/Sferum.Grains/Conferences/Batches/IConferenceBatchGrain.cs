using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences.Batches;

/// <summary>Makes many conferences at once, and remembers what became of each. Key: the school and a slot.</summary>
[Alias("sferum.IConferenceBatchGrain")]
public interface IConferenceBatchGrain : IOwesWork
{
    /// <summary>Makes the conferences: one outcome for each, in their order. Refused as a whole: RequestIdReused.</summary>
    [Alias("Create")]
    Task<Outcome<IReadOnlyList<Outcome<ConferenceView>>>> CreateAsync(CreateConferences command, CancellationToken cancellation);
}

/// <summary>Plans many conferences.</summary>
/// <param name="Request">The caller's id of it.</param>
/// <param name="Items">The conferences.</param>
/// <param name="ValidateOnly">Whether everything is only checked.</param>
[GenerateSerializer, Immutable, Alias("sferum.CreateConferences")]
public sealed record CreateConferences(
    [property: Id(0)] RequestKey Request, [property: Id(1)] IReadOnlyList<PlannedConference> Items, [property: Id(2)] bool ValidateOnly);

/// <summary>One of them.</summary>
/// <param name="Id">Its id, derived from its own request.</param>
/// <param name="Command">What is planned.</param>
[GenerateSerializer, Immutable, Alias("sferum.PlannedConference")]
public sealed record PlannedConference([property: Id(0)] ConferenceId Id, [property: Id(1)] CreateConference Command);
