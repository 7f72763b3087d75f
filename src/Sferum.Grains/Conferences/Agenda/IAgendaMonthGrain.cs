using System.Collections.Immutable;
using Orleans.Concurrency;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Agenda;

/// <summary>The conferences of a chat that begin in one month. Key: the chat and the month's slot.</summary>
[Alias("sferum.IAgendaMonthGrain")]
internal interface IAgendaMonthGrain : IOwesWork
{
    /// <summary>All of them, those that are over too.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<ImmutableArray<AgendaEntry>> ReadAsync();

    /// <summary>Puts a conference in, or in at another time; durable when answered. Idempotent.</summary>
    [Alias("Put"), AlwaysInterleave]
    Task PutAsync(AgendaEntry entry);

    /// <summary>Takes conferences out; durable when answered. Idempotent.</summary>
    [Alias("Remove"), AlwaysInterleave]
    Task RemoveAsync(IReadOnlyList<string> conferences);
}
