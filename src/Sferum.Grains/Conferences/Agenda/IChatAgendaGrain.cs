using Orleans.Concurrency;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Agenda;

/// <summary>The conferences of a chat that are not over: what keeps it from being deleted, and what goes with it (B12). Key: the chat.</summary>
[Alias("sferum.IChatAgendaGrain")]
public interface IChatAgendaGrain : IGrainWithStringKey
{
    /// <summary>What there is at this moment.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<ChatAgenda> ReadAsync(CancellationToken cancellation);

    /// <summary>
    /// Calls off what is still to come, some at a time; true when nothing is left to call off, so that whoever owes it asks until then. Idempotent. What is active goes on until its end.
    /// </summary>
    [Alias("Cancel"), AlwaysInterleave]
    Task<bool> CancelAsync(ConferenceTrouble reason, CancellationToken cancellation);
}

/// <summary>The conferences of a chat that are not over.</summary>
/// <param name="Active">Those whose call is open, or being opened.</param>
/// <param name="Scheduled">Those that are still to come, or whose start is held up.</param>
[GenerateSerializer, Immutable, Alias("sferum.ChatAgenda")]
public sealed record ChatAgenda([property: Id(0)] IReadOnlyList<ConferenceId> Active, [property: Id(1)] IReadOnlyList<ConferenceId> Scheduled);
