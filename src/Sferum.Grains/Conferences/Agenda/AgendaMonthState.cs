using System.Collections.Immutable;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Agenda;

/// <summary>The conferences of a chat that begin in one month, in the order of their ids.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.agenda-month")]
internal sealed record AgendaMonthState : IDurableState
{
    /// <summary>The conferences.</summary>
    [Id(0)] public ImmutableArray<AgendaEntry> Entries { get; init; } = [];

    public Owed Owed => Owed.Nothing;
}
